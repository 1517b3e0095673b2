import type { LoaderFunctionArgs } from '@remix-run/node'
import { canFollowDepartment } from '#app/features/access/policy.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { watchSession } from '#app/features/access/watch-session.server.ts'
import { eventStream } from '#app/lib/event-stream.ts'

/** Live changes of the own department, or with `?termin=` of one appointment in it: ids and words only. The stream ends with the session. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const appointmentId = new URL(request.url).searchParams.get('termin')
  const watched = new Request(request, { signal: watchSession(request, context) })
  return eventStream(watched, context.events, (event) => {
    const isWanted = appointmentId === null || event.appointmentId === appointmentId
    return isWanted && canFollowDepartment(staff, event.departmentId)
  })
}
