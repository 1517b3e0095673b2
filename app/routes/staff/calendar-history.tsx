import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { HistoryTable } from '#app/features/openings/components/history-table.tsx'
import { RulesHeader } from '#app/features/openings/components/rules-header.tsx'
import { draftUndo } from '#app/features/openings/draft-undo.server.ts'
import { one, readFormValues } from '#app/features/openings/form-values.ts'
import { listHistory } from '#app/features/openings/list-history.server.ts'
import { draftPath } from '#app/features/openings/paths.ts'
import { requireRules } from '#app/features/openings/require-rules.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

const PATH = '/dienst/sprechzeiten/verlauf'

export const meta: MetaFunction = () => [{ title: pageTitle(m.openings_history_title(), false, m.common_workplace()) }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const query = new URL(request.url).searchParams
  const { rules, offices } = await requireRules(context, staff, query.get('dienststelle'))
  const history = await listHistory(context.db.sql, rules.office.id, query.get('vor'))
  return { office: rules.office, offices, history, frame: await getWorkFrame(context.db, staff, context.now()) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['lead', 'admin'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const values = readFormValues(form)
  const { rules } = await requireRules(context, staff, one(values, 'officeId'))
  const undo = { staff, officeId: rules.office.id, changeId: one(values, 'changeId') }
  const result = await refusalOf(() => draftUndo(context.db, undo, context.now()))
  return result.ok ? redirect(draftPath(result.value)) : data({ isGone: true }, { status: 409 })
}

export default function CalendarHistory() {
  const { office, offices, history, frame } = useLoaderData<typeof loader>()
  const isGone = useActionData<typeof action>()?.isGone
  return (
    <StaffPage frame={frame} current="openings">
      <RulesHeader title={m.openings_history_title()} path={PATH} place="history" office={office} offices={offices} />
      {isGone ? <Alert kind="warning" title={m.openings_history_undo_gone()} live focus /> : null}
      <p className="tp-muted">
        {history.entries.length > 0 ? m.openings_history_lead({ office: office.name }) : m.openings_history_none()}
      </p>
      <HistoryTable history={history} office={office} formToken={frame.formToken} />
      {history.older ? (
        <ButtonLink look="secondary" href={`${PATH}?dienststelle=${office.id}&vor=${history.older}`}>
          {m.openings_history_more()}
        </ButtonLink>
      ) : null}
    </StaffPage>
  )
}
