import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canReadBooking, hasRole } from '#app/features/access/policy.ts'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { StaffListView } from '#app/features/proposals/components/staff-list-view.tsx'
import { getStaffPage } from '#app/features/proposals/get-staff-page.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { changeForCaller } from './earlier-forms.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(m.proposals_staff_title(), page?.isInvalid, m.common_workplace()) },
]

/** For staff of the department, and for the call centre with somebody on the line. */
async function requireCase({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead', 'call_centre'])
  return { staff, appointment: await requireAppointment(context, staff, params.appointmentId, canReadBooking) }
}

export async function loader(args: LoaderFunctionArgs) {
  const { staff, appointment } = await requireCase(args)
  const { db, now } = args.context
  const isDesk = !hasRole(staff, 'caseworker', 'lead')
  return {
    ...(await getStaffPage(db.sql, appointment.id, now())),
    frame: await getWorkFrame(db, staff, now()),
    back: isDesk ? `/telefonservice/termine/${appointment.id}` : `/dienst/termine/${appointment.id}`,
    done: new URL(args.request.url).searchParams.get('erledigt'),
    isInvalid: wasInvalid(args.context),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { staff, appointment } = await requireCase(args)
  const { context } = args
  const form = await args.request.formData()
  requireFormToken(staff, form)
  const change = { appointmentId: appointment.id, staffId: staff.id, form }
  const result = await refusalOf(() => changeForCaller(context, change, context.now()))
  if (!result.ok && result.refusal.code === 'not_found') throw notFound()
  if (!result.ok) return invalid(context, { problems: [], refusal: result.refusal.code }, result.refusal.status)
  if (result.value.problems.length > 0) return invalid(context, { problems: result.value.problems, refusal: null })
  return redirect(`/dienst/termine/${appointment.id}/frueher?erledigt=${result.value.done}`, 303)
}

export default function StaffEarlierPage() {
  const { frame, back, ...page } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  return (
    <StaffPage frame={frame}>
      <StaffListView
        {...page}
        back={back}
        formToken={frame.formToken}
        problems={sent?.problems ?? []}
        refusal={sent?.refusal ?? null}
      />
    </StaffPage>
  )
}
