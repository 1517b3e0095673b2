import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { readAskedSeat } from '#app/features/visits/asked-seat.ts'
import { issueGrant } from '#app/features/visits/issue-grant.server.ts'
import { findStaffParty } from '#app/features/visits/queries.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { DomainError } from '#app/lib/errors.ts'
import { notFound } from '#app/lib/http.ts'

/** A grant for the media room, for one minute: the only place where staff get one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  requireFormToken(staff, request.headers)
  const { id } = await requireAppointment(context, staff, params.appointmentId)
  return answerForScript(async () => {
    const party = await findStaffParty(context.db.sql, id, staff.id)
    if (!party) throw new DomainError('not_admitted')
    const seat = readAskedSeat(request.headers)
    return issueGrant(context.db, context.rooms, { partyId: party.id, seat }, context.now())
  })
}

export function loader() {
  throw notFound()
}
