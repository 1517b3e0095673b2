import type { LoaderFunctionArgs } from '@remix-run/node'
import { canOpenDocuments } from '#app/features/access/policy.ts'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { getDocumentList } from '#app/features/documents/queries.server.ts'

/** All files of an appointment with its checklist, as JSON for the appointment page and the room. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const { id } = await requireAppointment(context, staff, params.appointmentId, canOpenDocuments)
  const input = { appointmentId: id, partyId: null, locale: context.locale }
  return Response.json(await getDocumentList(context.db.sql, input, context.now()), {
    headers: { 'cache-control': 'private, no-store' },
  })
}
