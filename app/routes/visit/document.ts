import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse, refusedFileResponse } from '#app/features/documents/file-response.ts'
import { openDocument } from '#app/features/documents/open-document.server.ts'
import { findPartyByJoinToken } from '#app/features/visits/queries.server.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'

/** A file that this party uploaded, as a download. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const party = await findPartyByJoinToken(context.db.sql, params.joinToken)
  if (!party) throw notFound()
  const viewer = { kind: 'citizen', partyId: party.id, appointmentId: party.appointmentId } as const
  const opened = await refusalOf(() => openDocument(context, params.documentId, viewer, context.now()))
  return opened.ok ? fileResponse(opened.value) : refusedFileResponse(opened.refusal)
}
