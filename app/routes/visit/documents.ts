import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { deleteDocument } from '#app/features/documents/delete-document.server.ts'
import { getDocumentList } from '#app/features/documents/queries.server.ts'
import { requestedItem } from '#app/features/documents/upload-address.ts'
import { uploadDocument } from '#app/features/documents/upload-document.server.ts'
import { findPartyByJoinToken } from '#app/features/visits/queries.server.ts'
import { notFound, problem, refusalOf } from '#app/lib/http.ts'
import { refusalText } from '#app/ui/refusal-text.ts'

/** What this party has sent and what is still missing, as JSON for the waiting room and the room. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const party = await findPartyByJoinToken(context.db.sql, params.joinToken)
  if (!party) throw notFound()
  const { appointmentId, id: partyId } = party
  const { locale } = context
  return Response.json(await getDocumentList(context.db.sql, { appointmentId, partyId, locale }, context.now()), {
    headers: { 'cache-control': 'private, no-store' },
  })
}

/** POST with a multipart form takes a file (`?unterlage=` names its checklist item), DELETE with `?dokument=` deletes one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await findPartyByJoinToken(context.db.sql, params.joinToken)
  if (!party) throw notFound()
  const { appointmentId, id: partyId } = party
  const documentId = new URL(request.url).searchParams.get('dokument') ?? ''
  const sender = { appointmentId, partyId, checklistItemId: requestedItem(request) }
  const result = await refusalOf(async () =>
    request.method === 'DELETE'
      ? await deleteDocument(context, { documentId, appointmentId, partyId }, context.now())
      : await uploadDocument(context, request, sender, context.now()),
  )
  if (!result.ok) return problem({ status: result.refusal.status, title: refusalText(result.refusal.code) })
  return Response.json(result.value ?? null, { status: request.method === 'DELETE' ? 200 : 201 })
}
