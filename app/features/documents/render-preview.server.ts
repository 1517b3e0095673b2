import type { PictureType } from './check-picture.server.ts'
import { runPictureProcess } from './run-picture-process.server.ts'

export type Preview = { bytes: Buffer; mediaType: 'image/jpeg' | 'image/png' }

/**
 * The picture drawn anew, upright, at most `PREVIEW_SIDE` pixels long, without anything but its pixels. HEIC becomes JPEG, which every
 * browser shows.
 *
 * @throws {DomainError} `document_unreadable`
 */
export async function renderPreview(mediaType: PictureType, content: AsyncIterable<Uint8Array>): Promise<Preview> {
  const bytes = await runPictureProcess('preview', mediaType, content)
  return { bytes, mediaType: mediaType === 'image/png' ? 'image/png' : 'image/jpeg' }
}
