import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { one, readFormValues } from '#app/features/openings/form-values.ts'
import { ConsequenceBox } from '#app/features/settings/components/consequence-box.tsx'
import { problemWords } from '#app/features/settings/components/problem-words.ts'
import { serviceLines } from '#app/features/settings/components/rule-lines.ts'
import { ServiceFields } from '#app/features/settings/components/service-fields.tsx'
import { SettingsConflict } from '#app/features/settings/components/settings-conflict.tsx'
import { SettingsForm } from '#app/features/settings/components/settings-form.tsx'
import { SettingsHistory } from '#app/features/settings/components/settings-history.tsx'
import { SettingsNotes } from '#app/features/settings/components/settings-notes.tsx'
import { findConsequences } from '#app/features/settings/find-consequences.server.ts'
import { listChanges } from '#app/features/settings/list-changes.server.ts'
import { departmentQuery, SERVICES_PATH, servicePath } from '#app/features/settings/paths.ts'
import { requireService } from '#app/features/settings/require-service.server.ts'
import { tagOf } from '#app/features/settings/rules-tag.ts'
import { saveService } from '#app/features/settings/save-service.server.ts'
import { readServiceForm, writeServiceForm } from '#app/features/settings/service-form.ts'
import type { ServiceRules } from '#app/features/settings/service-rules.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.service.name ?? m.settings_title(), data?.isInvalid, m.common_workplace()) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const service = await requireService(context, staff, params.serviceId)
  const query = new URL(request.url).searchParams
  const [changes, frame, zone] = await Promise.all([
    listChanges<ServiceRules>(context.db.sql, { serviceId: service.id }),
    getWorkFrame(context.db, staff, context.now()),
    findWorkZone(context.prisma, staff),
  ])
  const tag = tagOf(service.rules)
  const last = changes[0]
  const restored = changes.find(({ id }) => id === query.get('stand'))?.before
  return {
    service,
    changes,
    frame,
    zone,
    tag,
    // an import changes rules without a row in the history
    by: last && tagOf(last.after) === tag ? { name: last.staffName, at: last.at } : null,
    values: writeServiceForm({ ...service.rules, ...restored, modes: { ...service.rules.modes, ...restored?.modes } }),
    isRestored: restored !== undefined,
    saved: query.get('gespeichert'),
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const values = readFormValues(form)
  const service = await requireService(context, staff, params.serviceId)
  const { rules, problems } = readServiceForm(values, service.offices)
  const answer = { values, problems, rules: problems.length > 0 ? null : rules, isConflict: false, consequences: [] }
  const seen = one(values, 'seen')
  if (seen !== tagOf(service.rules)) return invalid(context, { ...answer, isConflict: true }, 409)
  if (problems.length > 0) return invalid(context, answer)
  if (one(values, 'confirmed') === '') {
    const consequences = await findConsequences(context.db.sql, service, rules, context.now())
    if (consequences.length > 0) return { ...answer, consequences }
  }
  const input = { staff, serviceId: service.id, seen, rules }
  const result = await refusalOf(() => saveService(context.db, input, context.now()))
  if (!result.ok) return invalid(context, { ...answer, isConflict: true }, result.refusal.status)
  return redirect(`${servicePath(service.id)}?gespeichert=${result.value ? 'ja' : 'gleich'}`)
}

export default function ServicePage() {
  const { service, changes, by, frame, zone, tag, values, isRestored, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { formToken } = frame
  const href = servicePath(service.id)
  const lines = (rules: ServiceRules) => serviceLines(rules, service.offices)
  const errors = problemWords(answer?.problems ?? [])
  return (
    <StaffPage frame={frame} current="settings">
      <div>
        <a className="tp-back" href={SERVICES_PATH + departmentQuery(service.departmentId)}>
          <Icon name="arrow_back" />
          {m.settings_back()}
        </a>
        <h1 className="tp-h2">{service.name}</h1>
        <p className="tp-muted">
          {service.departmentName} · <a href={service.publicPath}>{m.settings_public_page()}</a>
        </p>
      </div>
      <SettingsNotes saved={answer ? null : saved} isRestored={isRestored && !answer} />
      {answer?.isConflict ? (
        <SettingsConflict
          mine={answer.rules && lines(answer.rules)}
          theirs={lines(service.rules)}
          by={by}
          values={answer.values}
          {...{ tag, formToken, href, zone }}
        />
      ) : null}
      {answer && answer.consequences.length > 0 ? (
        <ConsequenceBox consequences={answer.consequences} values={answer.values} {...{ formToken, href }} />
      ) : null}
      <p className="tp-muted">{m.settings_service_lead()}</p>
      <SettingsForm {...{ errors, formToken, tag, href }}>
        <ServiceFields service={service} values={answer?.values ?? values} errors={errors} />
      </SettingsForm>
      <SettingsHistory
        entries={changes.map((change) => ({ ...change, before: lines(change.before), after: lines(change.after) }))}
        zone={zone}
        restorePath={(id) => `${href}?stand=${id}`}
      />
    </StaffPage>
  )
}
