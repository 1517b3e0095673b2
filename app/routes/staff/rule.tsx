import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { RuleConflict } from '#app/features/openings/components/rule-conflict.tsx'
import { RuleForm } from '#app/features/openings/components/rule-form.tsx'
import { editTitle } from '#app/features/openings/components/rule-title.ts'
import { findLastChange } from '#app/features/openings/find-last-change.server.ts'
import { one, readFormValues } from '#app/features/openings/form-values.ts'
import { draftPath, weekPath } from '#app/features/openings/paths.ts'
import { newRuleForm, readRuleForm, removeRule, writeRuleForm } from '#app/features/openings/read-rule-form.ts'
import { requireRule } from '#app/features/openings/require-rule.server.ts'
import { storeDraft } from '#app/features/openings/store-draft.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? editTitle(data.kind, data.kept === null) : '', data?.isInvalid, m.common_workplace()) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const query = new URL(request.url).searchParams
  const { kind, kept, rules, today } = await requireRule(context, staff, params, query.get('dienststelle'))
  const values = kept
    ? writeRuleForm(kind, kept.state, rules.office.timeZone)
    : newRuleForm(query.get('fuer') ?? '', query.get('datum') ?? today)
  const frame = await getWorkFrame(context.db, staff, context.now())
  return { kind, kept, rules, values, frame, isInvalid: wasInvalid(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const values = readFormValues(form)
  const { kind, kept, rules, today } = await requireRule(context, staff, params, one(values, 'officeId'), 'may be gone')
  const seen = one(values, 'version')
  const isDelete = one(values, 'intent') === 'delete'
  const answer = { values, problems: [], conflict: null, isDelete }
  if (seen !== String(kept?.version ?? '')) {
    const change = await findLastChange(context.db.sql, kind, params.ruleId)
    return invalid(context, { ...answer, conflict: { kept, change } }, 409)
  }
  const result =
    isDelete && kept
      ? removeRule(kind, kept, rules)
      : readRuleForm(kind, values, kept, { rules, today, newId: randomUUID })
  if (result.problems.length > 0) return invalid(context, { ...answer, problems: result.problems })
  const draft = { staff, officeId: rules.office.id, changes: result.changes }
  return redirect(draftPath(await storeDraft(context.db, draft, context.now())))
}

export default function RulePage() {
  const { kind, kept, rules, values, frame } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <StaffPage frame={frame} current="openings">
      <div>
        <a className="tp-back" href={weekPath(rules.office.id)}>
          <Icon name="arrow_back" />
          {m.openings_back_to_week()}
        </a>
        <h1 className="tp-h2">{editTitle(kind, kept === null)}</h1>
        <p className="tp-muted">{rules.office.name}</p>
      </div>
      {answer?.conflict ? (
        <RuleConflict
          kind={kind}
          rules={rules}
          values={answer.values}
          isDelete={answer.isDelete}
          {...answer.conflict}
          formToken={frame.formToken}
        />
      ) : null}
      <RuleForm
        kind={kind}
        rules={rules}
        values={answer && !answer.isDelete ? answer.values : values}
        problems={answer?.problems ?? []}
        version={kept?.version ?? null}
        formToken={frame.formToken}
      />
    </StaffPage>
  )
}
