import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import visitCss from '#app/assets/styles/visit-page.css?url'
import { FORM_TOKEN_HEADER } from '#app/features/access/form-token.ts'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { JoinVisit } from '#app/features/visits/components/join-visit.tsx'
import { LocalMediaProvider } from '#app/features/visits/components/local-media.tsx'
import { StaffRoom } from '#app/features/visits/components/staff-room.tsx'
import { useLastError } from '#app/features/visits/components/use-last-error.ts'
import { findFault } from '#app/features/visits/find-fault.server.ts'
import { getWaitingView } from '#app/features/visits/get-waiting-view.server.ts'
import { listCallBacks } from '#app/features/visits/list-call-backs.server.ts'
import { findStaffParty } from '#app/features/visits/queries.server.ts'
import { staffVisitSchema } from '#app/features/visits/schema.ts'
import { takeStaffVisitStep } from '#app/features/visits/take-staff-visit-step.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { refusalText } from '#app/ui/refusal-text.ts'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: visitCss }]
export const meta: MetaFunction = () => [{ title: m.visit_room_title() }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const appointment = await requireAppointment(context, staff, params.appointmentId)
  const party = await findStaffParty(context.db.sql, appointment.id, staff.id)
  // A visit that went on by phone keeps its page for those who are in it.
  const hasRoom = appointment.mode === 'video' || (appointment.mode === 'phone' && party?.isInVisit)
  if (appointment.state !== 'booked' || !hasRoom) throw redirect(`/dienst/termine/${appointment.id}`)
  const now = context.now()
  const { id: appointmentId } = appointment
  if (!party?.isInVisit) return { appointmentId, view: null, frame: await getWorkFrame(context.db, staff, now) }
  const [view, fault, callBacks] = await Promise.all([
    getWaitingView(context.db.sql, party.id, now),
    findFault(context.db.sql, appointmentId),
    listCallBacks(context.db.sql, appointmentId),
  ])
  return { appointmentId, view, fault, callBacks, formToken: staff.formToken }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const form = await request.formData()
  requireFormToken(staff, form)
  const appointment = await requireAppointment(context, staff, params.appointmentId)
  const input = staffVisitSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return { error: m.visit_check_entries() }
  const result = await refusalOf(() =>
    takeStaffVisitStep(context, { appointmentId: appointment.id, staff, step: input.data }, context.now()),
  )
  if (!result.ok) return { error: refusalText(result.refusal.code) }
  if (input.data.intent === 'end' || input.data.intent === 'leave') return redirect(`/dienst/termine/${appointment.id}`)
  return { error: null }
}

export default function StaffVisitPage() {
  const page = useLoaderData<typeof loader>()
  const error = useLastError(useActionData<typeof action>())
  if (!page.view)
    return (
      <StaffPage frame={page.frame}>
        <JoinVisit appointmentId={page.appointmentId} formToken={page.frame.formToken} error={error} />
      </StaffPage>
    )
  const { view, fault, callBacks, formToken } = page
  return (
    <LocalMediaProvider>
      <StaffRoom
        view={view}
        callBacks={callBacks}
        formToken={formToken}
        headers={{ [FORM_TOKEN_HEADER]: formToken }}
        error={error}
        fault={fault}
      />
    </LocalMediaProvider>
  )
}
