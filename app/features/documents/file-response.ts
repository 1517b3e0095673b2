import type { RefusalCode } from '#app/lib/errors.ts'
import { refusalText } from '#app/ui/refusal-text.ts'
import { attachmentHeader } from './file-name.ts'

/**
 * Whatever a file is, opened as a page of its own it may load nothing, run nothing and be framed by nobody. Comes on top of the policy
 * that every answer has; browsers obey both.
 */
const FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"

type File = { fileName: string; mediaType: string; sizeBytes: number; content: AsyncGenerator<Uint8Array> }

/**
 * The file as a download under its name. The first piece is read before the answer begins, so that a damaged file is an error page and not
 * a broken download; damage further on breaks the transfer off.
 */
export async function fileResponse(file: File): Promise<Response> {
  let next: Promise<IteratorResult<Uint8Array>> | null = Promise.resolve(await file.content.next())
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await (next ?? file.content.next())
      next = null
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await file.content.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.sizeBytes),
      'content-disposition': attachmentHeader(file.fileName),
      'content-security-policy': FILE_POLICY,
      'cache-control': 'private, no-store',
    },
  })
}

/** A picture that we drew ourselves, for showing on our own pages. */
export function pictureResponse(picture: { bytes: Uint8Array; mediaType: string }): Response {
  return new Response(picture.bytes as BodyInit, {
    headers: {
      'content-type': picture.mediaType,
      'content-length': String(picture.bytes.length),
      'content-disposition': 'inline',
      'content-security-policy': FILE_POLICY,
      'cache-control': 'private, no-store',
    },
  })
}

/** Says in a sentence why there is no file. */
export function refusedFileResponse(refusal: { code: RefusalCode; status: number }): Response {
  return new Response(refusalText(refusal.code), {
    status: refusal.status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  })
}
