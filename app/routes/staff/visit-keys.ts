import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import { requireFormToken } from '#app/features/access/require-form-token.server.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { getKeyRing } from '#app/features/visits/get-key-ring.server.ts'
import { findStaffParty } from '#app/features/visits/queries.server.ts'
import { keyStepSchema } from '#app/features/visits/schema.ts'
import { takeKeyStep } from '#app/features/visits/take-key-step.server.ts'
import { answerForScript } from '#app/lib/answer-for-script.ts'
import { DomainError } from '#app/lib/errors.ts'

async function ownParty({ request, params, context }: LoaderFunctionArgs): Promise<string> {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  if (request.method !== 'GET') requireFormToken(staff, request.headers)
  const { id } = await requireAppointment(context, staff, params.appointmentId)
  const party = await findStaffParty(context.db.sql, id, staff.id)
  if (!party) throw new DomainError('not_admitted')
  return party.id
}

/** Public and sealed keys of an encrypted visit, for a caseworker in it. */
export async function loader(args: LoaderFunctionArgs) {
  return answerForScript(async () => getKeyRing(args.context.db.sql, await ownParty(args)))
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  return answerForScript(async () => {
    const partyId = await ownParty(args)
    const input = keyStepSchema.safeParse(await request.json().catch(() => null))
    if (!input.success) throw new Response(null, { status: 400 })
    return takeKeyStep(context.db, { partyId, step: input.data }, context.now())
  })
}
