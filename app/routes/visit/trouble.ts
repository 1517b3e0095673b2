import type { ActionFunctionArgs } from '@remix-run/node'
import { recordTrouble } from '#app/features/visits/record-trouble.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { troubleSchema } from '#app/features/visits/schema.ts'
import { notFound } from '#app/lib/http.ts'

/** The citizen's browser reports what keeps it out of the visit, as a word of a closed set. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: partyId, appointmentId } = await requireJoiningParty(context.db, params.joinToken)
  const trouble = troubleSchema.safeParse(Object.fromEntries(await request.formData()))
  if (!trouble.success) return new Response(null, { status: 400 })
  await recordTrouble(context.db.sql, { appointmentId, partyId, kind: trouble.data.kind }, context.now())
  return new Response(null, { status: 204 })
}

export function loader() {
  throw notFound()
}
