import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canReadBooking } from '#app/features/access/policy.ts'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { BookingView } from '#app/features/desk/components/booking-view.tsx'
import { openBooking } from '#app/features/desk/open-booking.server.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.booking.serviceName ?? m.staff_appointment()} – ${m.staff_nav_desk()}` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['call_centre'])
  const allowed = await requireAppointment(context, staff, params.appointmentId, canReadBooking)
  const now = context.now()
  return {
    frame: await getWorkFrame(context.db, staff, now),
    booking: await openBooking(context.db, staff, allowed, now),
  }
}

export default function DeskBookingPage() {
  const { frame, booking } = useLoaderData<typeof loader>()
  return (
    <StaffPage frame={frame} current="desk">
      <a className="tp-back" href="/telefonservice">
        <Icon name="arrow_back" />
        {m.staff_nav_desk()}
      </a>
      <BookingView booking={booking} />
    </StaffPage>
  )
}
