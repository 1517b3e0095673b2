import type { Throttle } from '#app/lib/throttle.ts'
import { readUpload } from './read-upload.server.ts'
import { type DocumentContext, type ReceivedDocument, receiveDocument } from './receive-document.server.ts'

type Sender = { appointmentId: string; partyId: string; checklistItemId: string | null }

/**
 * Takes the file of an upload request. Uploads are counted per appointment, refused ones too.
 *
 * @throws {DomainError} `too_many_attempts`, and what `readUpload` and `receiveDocument` throw
 */
export async function uploadDocument(
  context: DocumentContext & { throttles: { upload: Throttle } },
  request: Request,
  sender: Sender,
  now: Temporal.Instant,
): Promise<ReceivedDocument> {
  return readUpload(request, async ({ fileName, content }) => {
    await context.throttles.upload.count(sender.appointmentId)
    const { appointmentId, partyId, checklistItemId } = sender
    return receiveDocument(context, { appointmentId, partyId, checklistItemId, fileName, content }, now)
  })
}
