import { DomainError } from '#app/lib/errors.ts'
import { checkPicture } from './check-picture.server.ts'
import { createContentInspector } from './content-inspector.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { detectMediaType, hasForeignTail, type MediaType } from './media-type.ts'

type Place = {
  /** Writes the content away, to its end. */
  store(content: AsyncIterable<Uint8Array>): Promise<void>
  /** Reads what was stored from its beginning. */
  reopen(): AsyncIterable<Uint8Array>
}

/**
 * Stores a file while it arrives and refuses it as soon as it is known to be none of ours: by its first bytes, at the first byte too many,
 * at its end. Holds a few pieces in memory, whatever the file's size.
 *
 * @throws {DomainError} `document_empty`, `document_too_large`, `document_type_refused`, `document_encrypted`,
 * `document_picture_too_large`, `document_unreadable`
 */
export async function takeContent(
  content: AsyncIterable<Uint8Array>,
  place: Place,
): Promise<{ mediaType: MediaType; sizeBytes: number }> {
  const inspector = createContentInspector()
  let mediaType: MediaType | null = null
  await place.store(
    (async function* watched() {
      for await (const chunk of content) {
        inspector.push(chunk)
        if (inspector.sizeBytes > MAX_FILE_BYTES) throw new DomainError('document_too_large')
        if (mediaType === null && inspector.hasHead) mediaType = await requireType(inspector.head())
        yield chunk
      }
      if (inspector.sizeBytes === 0) throw new DomainError('document_empty')
      mediaType ??= await requireType(inspector.head())
      if (hasForeignTail(inspector.tail())) throw new DomainError('document_type_refused')
      if (mediaType === 'application/pdf' && inspector.isEncryptedPdf) throw new DomainError('document_encrypted')
    })(),
  )
  const stored = mediaType as MediaType | null
  if (stored === null) throw new DomainError('document_type_refused')
  if (stored !== 'application/pdf') await checkPicture(stored, place.reopen())
  return { mediaType: stored, sizeBytes: inspector.sizeBytes }
}

async function requireType(head: Uint8Array): Promise<MediaType> {
  const mediaType = await detectMediaType(head)
  if (mediaType === null) throw new DomainError('document_type_refused')
  return mediaType
}
