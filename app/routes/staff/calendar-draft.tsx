import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canHandleAppointment } from '#app/features/access/policy.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { readAccepted } from '#app/features/openings/accepted.ts'
import { ChangeList } from '#app/features/openings/components/change-list.tsx'
import { DraftConflict, SimulationView } from '#app/features/openings/components/simulation-view.tsx'
import { discardDraft } from '#app/features/openings/discard-draft.server.ts'
import { findDraft } from '#app/features/openings/find-draft.server.ts'
import { many, one, readFormValues } from '#app/features/openings/form-values.ts'
import { draftPath, weekPath } from '#app/features/openings/paths.ts'
import { rebaseDraft } from '#app/features/openings/rebase-draft.server.ts'
import { requireRules } from '#app/features/openings/require-rules.server.ts'
import { saveDraft } from '#app/features/openings/save-draft.server.ts'
import { savedQuery } from '#app/features/openings/saved.ts'
import { simulateDraft } from '#app/features/openings/simulate-draft.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { refusalText } from '#app/ui/refusal-text.ts'

export const meta: MetaFunction = () => [{ title: pageTitle(m.openings_sim_title(), false, m.common_workplace()) }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const now = context.now()
  const frame = await getWorkFrame(context.db, staff, now)
  const draft = await findDraft(context.db.sql, staff, params.draftId)
  if (!draft) return data({ frame, found: null }, { status: 404 })
  const { rules, today } = await requireRules(context, staff, draft.officeId)
  const simulation = await simulateDraft(context.db, { draft, office: rules.office }, now)
  const isNamed = canHandleAppointment(staff, rules.office)
  return data({ frame, found: { changes: draft.changes, rules, today, simulation, isNamed } })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const values = readFormValues(form)
  const draft = await findDraft(context.db.sql, staff, params.draftId)
  if (!draft) return data({ refusal: 'not_found' as const }, { status: 404 })
  const { rules } = await requireRules(context, staff, draft.officeId)
  const intent = one(values, 'intent')
  if (intent === 'discard') {
    await discardDraft(context.db, draft)
    return redirect(weekPath(draft.officeId))
  }
  if (intent === 'rebase') {
    await rebaseDraft(context.db, draft)
    return redirect(draftPath(draft.id))
  }
  const accepted = intent === 'save' ? readAccepted(many(values, 'accepted')) : []
  const result = await refusalOf(() =>
    saveDraft(context.db, { draft, office: rules.office, staff, accepted }, context.now()),
  )
  if (!result.ok) return data({ refusal: result.refusal.code }, { status: result.refusal.status })
  return redirect(weekPath(draft.officeId) + savedQuery(result.value))
}

export default function CalendarDraft() {
  const { frame, found } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  return (
    <StaffPage frame={frame} current="openings">
      <h1 className="tp-h2">{m.openings_sim_title()}</h1>
      {found && refusal && refusal !== 'rule_changed' ? (
        <Alert kind="danger" title={refusalText(refusal)} live focus />
      ) : null}
      {found ? <DraftContent {...found} formToken={frame.formToken} /> : <GoneDraft />}
    </StaffPage>
  )
}

type Found = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['found']>

function DraftContent({ changes, rules, today, simulation, isNamed, formToken }: Found & { formToken: string }) {
  if (simulation.conflicts.length > 0)
    return <DraftConflict conflicts={simulation.conflicts} rules={rules} formToken={formToken} />
  return (
    <>
      <p className="tp-muted">{m.openings_sim_lead({ office: rules.office.name })}</p>
      <ChangeList changes={changes} rules={rules} today={today} />
      <SimulationView simulation={simulation} rules={rules} formToken={formToken} isNamed={isNamed} />
    </>
  )
}

function GoneDraft() {
  return (
    <div className="tp-box tp-stack">
      <h2 className="tp-h3">{m.openings_sim_gone_title()}</h2>
      <p>{m.openings_sim_gone_text()}</p>
      <ButtonLink href="/dienst/sprechzeiten">{m.openings_back_to_week()}</ButtonLink>
    </div>
  )
}
