import type { LoaderFunctionArgs } from '@remix-run/node'
import { type AppointmentView, findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { notFound } from '#app/lib/http.ts'
import { appointmentPath } from '#app/lib/link-paths.ts'

type Asked = Pick<LoaderFunctionArgs, 'params' | 'context'>

/** The appointment behind a citizen's link, and the path of its page; throws 404 for a link that leads to none. */
export async function requireAppointment({
  params,
  context,
}: Asked): Promise<{ appointment: AppointmentView; path: string }> {
  const { manageToken } = params
  const found = isToken(manageToken) ? await findAppointmentView(context.db.sql, { manageToken }, context.locale) : null
  if (!found || !manageToken) throw notFound()
  return { appointment: found, path: appointmentPath(manageToken) }
}

/** The same where somebody has to be named in it. */
export async function requireApplicant(
  asked: Asked,
): Promise<{ appointment: AppointmentView; applicantId: string; path: string }> {
  const { appointment, path } = await requireAppointment(asked)
  if (!appointment.applicant) throw notFound()
  return { appointment, applicantId: appointment.applicant.partyId, path }
}
