import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { one, readFormValues } from '#app/features/openings/form-values.ts'
import { ConsequenceBox } from '#app/features/settings/components/consequence-box.tsx'
import { DepartmentFields } from '#app/features/settings/components/department-fields.tsx'
import { problemWords } from '#app/features/settings/components/problem-words.ts'
import { departmentLines } from '#app/features/settings/components/rule-lines.ts'
import { SettingsConflict } from '#app/features/settings/components/settings-conflict.tsx'
import { SettingsForm } from '#app/features/settings/components/settings-form.tsx'
import { SettingsHeader } from '#app/features/settings/components/settings-header.tsx'
import { SettingsHistory } from '#app/features/settings/components/settings-history.tsx'
import { SettingsNotes } from '#app/features/settings/components/settings-notes.tsx'
import { readDepartmentForm, writeDepartmentForm } from '#app/features/settings/department-form.ts'
import type { DepartmentRules } from '#app/features/settings/department-rules.ts'
import { listChanges } from '#app/features/settings/list-changes.server.ts'
import { DEPARTMENT_PATH, departmentQuery } from '#app/features/settings/paths.ts'
import { canChangeRetention } from '#app/features/settings/policy.ts'
import { requireDepartment } from '#app/features/settings/require-department.server.ts'
import { retentionConsequences } from '#app/features/settings/retention-consequences.ts'
import { tagOf } from '#app/features/settings/rules-tag.ts'
import { saveDepartment } from '#app/features/settings/save-department.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.settings_department_title(), data?.isInvalid, m.common_workplace()) },
]

const named = (request: Request) => new URL(request.url).searchParams.get('fachbereich')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const { department, departments } = await requireDepartment(context, staff, named(request))
  const query = new URL(request.url).searchParams
  const [changes, frame, zone] = await Promise.all([
    listChanges<DepartmentRules>(context.db.sql, { departmentId: department.id }),
    getWorkFrame(context.db, staff, context.now()),
    findWorkZone(context.prisma, staff),
  ])
  const tag = tagOf(department.rules)
  const last = changes[0]
  const restored = changes.find(({ id }) => id === query.get('stand'))?.before
  return {
    department,
    departments,
    changes,
    frame,
    zone,
    tag,
    // an import changes rules without a row in the history
    by: last && tagOf(last.after) === tag ? { name: last.staffName, at: last.at } : null,
    values: writeDepartmentForm({ ...department.rules, ...restored }),
    isRestored: restored !== undefined,
    mayChangeRetention: canChangeRetention(staff),
    fixedRequestMinutes: context.config.requestMinutes,
    saved: query.get('gespeichert'),
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const values = readFormValues(form)
  const { department } = await requireDepartment(context, staff, named(request))
  const kept = department.rules
  const { rules, problems } = readDepartmentForm(values, {
    kept,
    mayChangeRetention: canChangeRetention(staff),
    serverMediaUses: context.config.serverMediaUses,
  })
  const answer = { values, problems, rules: problems.length > 0 ? null : rules, isConflict: false }
  const seen = one(values, 'seen')
  if (seen !== tagOf(kept)) return invalid(context, { ...answer, consequences: [], isConflict: true }, 409)
  if (problems.length > 0) return invalid(context, { ...answer, consequences: [] })
  const consequences = one(values, 'confirmed') === '' ? retentionConsequences(kept, rules) : []
  if (consequences.length > 0) return { ...answer, consequences }
  const input = { staff, departmentId: department.id, seen, rules }
  const result = await refusalOf(() => saveDepartment(context.db, input, context.now()))
  if (!result.ok) return invalid(context, { ...answer, consequences, isConflict: true }, result.refusal.status)
  return redirect(`${DEPARTMENT_PATH}${departmentQuery(department.id)}&gespeichert=${result.value ? 'ja' : 'gleich'}`)
}

export default function DepartmentRulesPage() {
  const page = useLoaderData<typeof loader>()
  const { department, changes, frame, zone, tag, isRestored, mayChangeRetention, fixedRequestMinutes } = page
  const answer = useActionData<typeof action>()
  const { formToken } = frame
  const href = DEPARTMENT_PATH + departmentQuery(department.id)
  const errors = problemWords(answer?.problems ?? [])
  return (
    <StaffPage frame={frame} current="settings">
      <SettingsHeader
        title={m.settings_department_title()}
        place="department"
        department={department}
        departments={page.departments}
      />
      <SettingsNotes saved={answer ? null : page.saved} isRestored={isRestored && !answer} />
      {answer?.isConflict ? (
        <SettingsConflict
          mine={answer.rules && departmentLines(answer.rules)}
          theirs={departmentLines(department.rules)}
          by={page.by}
          values={answer.values}
          {...{ tag, formToken, href, zone }}
        />
      ) : null}
      {answer && answer.consequences.length > 0 ? (
        <ConsequenceBox consequences={answer.consequences} values={answer.values} {...{ formToken, href }} />
      ) : null}
      <p className="tp-muted">{m.settings_department_lead({ department: department.name })}</p>
      <SettingsForm {...{ errors, formToken, tag, href }}>
        <DepartmentFields
          rules={department.rules}
          values={answer?.values ?? page.values}
          {...{ errors, mayChangeRetention, fixedRequestMinutes }}
        />
      </SettingsForm>
      <SettingsHistory
        entries={changes.map((change) => ({
          ...change,
          before: departmentLines(change.before),
          after: departmentLines(change.after),
        }))}
        zone={zone}
        restorePath={(id) => `${href}&stand=${id}`}
      />
    </StaffPage>
  )
}
