import type { ActionFunctionArgs } from '@remix-run/node'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { findStaffParty } from '#app/features/visits/queries.server.ts'
import { recordMediaStep } from '#app/features/visits/record-media-step.server.ts'
import { mediaStepSchema } from '#app/features/visits/schema.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { DomainError } from '#app/lib/errors.ts'
import { notFound } from '#app/lib/http.ts'

/** The caseworker's page of the room says how they take part from now on. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  requireFormToken(staff, request.headers)
  const { id } = await requireAppointment(context, staff, params.appointmentId)
  const input = mediaStepSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!input.success) return new Response(null, { status: 400 })
  return answerForScript(async () => {
    const party = await findStaffParty(context.db.sql, id, staff.id)
    if (!party) throw new DomainError('not_admitted')
    return recordMediaStep(context.db, { partyId: party.id, ...input.data }, context.now())
  })
}

export function loader() {
  throw notFound()
}
