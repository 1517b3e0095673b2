import { DomainError } from '#app/lib/errors.ts'
import { runPictureProcess } from './run-picture-process.server.ts'

export type PictureType = 'image/jpeg' | 'image/png' | 'image/heic'

/**
 * Reads the size of a picture from its header, without decoding it.
 *
 * @throws {DomainError} `document_picture_too_large`, or `document_unreadable` when it is not the picture it claims to be.
 */
export async function checkPicture(mediaType: PictureType, content: AsyncIterable<Uint8Array>): Promise<void> {
  const output = await runPictureProcess('measure', mediaType, content)
  const size = JSON.parse(output.toString()) as { width: number; height: number }
  if (!(size.width > 0 && size.height > 0)) throw new DomainError('document_unreadable')
}
