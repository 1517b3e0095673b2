import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { findStaffParty } from '#app/features/visits/queries.server.ts'
import { recordTrouble } from '#app/features/visits/record-trouble.server.ts'
import { troubleSchema } from '#app/features/visits/schema.ts'
import { notFound } from '#app/lib/http.ts'

/** The caseworker's browser reports what keeps it out of the visit: then it was not the citizen's side. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  requireFormToken(staff, request.headers)
  const { id: appointmentId } = await requireAppointment(context, staff, params.appointmentId)
  const trouble = troubleSchema.safeParse(Object.fromEntries(await request.formData()))
  const party = await findStaffParty(context.db.sql, appointmentId, staff.id)
  if (!trouble.success || !party) return new Response(null, { status: 400 })
  await recordTrouble(context.db.sql, { appointmentId, partyId: party.id, kind: trouble.data.kind }, context.now())
  return new Response(null, { status: 204 })
}

export function loader() {
  throw notFound()
}
