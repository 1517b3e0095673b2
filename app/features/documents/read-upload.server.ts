import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { DomainError } from '#app/lib/errors.ts'
import { MAX_FILE_BYTES } from './limits.ts'

export type UploadedFile = {
  /** As the browser sent it: not to be trusted. */
  fileName: string
  /** Fields that stood before the file in the form. */
  fields: ReadonlyMap<string, string>
  content: AsyncIterable<Uint8Array>
}

/** What is read of a request after its file was refused, so that the browser gets to the answer. More than that ends the connection. */
const MAX_REQUEST_BYTES = 4 * MAX_FILE_BYTES

/**
 * Reads a multipart form as it arrives and hands its first file to `receive`, which gets the bytes as they come. Further files are ignored.
 *
 * @throws {DomainError} `document_missing` without a chosen file, `document_interrupted` when the form ends too early or is malformed;
 * and whatever `receive` throws.
 */
export async function readUpload<T>(request: Request, receive: (file: UploadedFile) => Promise<T>): Promise<T> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data\s*;/i.test(contentType)) throw new DomainError('document_missing')
  const form = openForm(contentType)
  const fields = new Map<string, string>()
  let current: BusboyFileStream | null = null
  let received: Promise<T> | null = null
  form.on('field', (name, value) => fields.set(name, value))
  form.on('file', (_field, file, fileName) => {
    current = file
    // An errored stream without a listener would end the process.
    file.on('error', () => undefined)
    received = takeFile(file, nameOf(fileName), fields, receive)
    received.catch(() => undefined).finally(() => file.resume())
  })
  // The parser does not tell the file when the request breaks off; without an end its reader would wait forever.
  const interrupt = () => (current as BusboyFileStream | null)?.destroy(new Error('interrupted'))
  await feed(form, Readable.fromWeb(request.body as unknown as NodeReadableStream), interrupt)
  if (!received) throw new DomainError('document_missing')
  return received
}

/** Browsers write these three characters of a file name as in a URL (HTML §4.10.21.8). */
function nameOf(fileName: string | undefined): string {
  return (fileName ?? '').replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}

function openForm(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      preservePath: true,
      limits: { files: 1, fields: 10, parts: 12, fieldSize: 1000, fieldNameSize: 100, headerPairs: 20 },
    })
  } catch {
    throw new DomainError('document_interrupted')
  }
}

async function takeFile<T>(
  file: BusboyFileStream,
  fileName: string,
  fields: ReadonlyMap<string, string>,
  receive: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  const content = file.iterator({ destroyOnReturn: false })
  if (fileName === '') {
    // What browsers send for a file input in which nothing was chosen.
    const { done } = await content.next()
    if (done) throw new DomainError('document_missing')
    throw new DomainError('document_interrupted')
  }
  return receive({ fileName, fields, content: interruptible(content) })
}

async function* interruptible(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content
  } catch {
    throw new DomainError('document_interrupted')
  }
}

/** Ends when the form was read to its end, broke off or grew too long; the file's own promise tells what became of the file. */
function feed(form: BusboyInstance, body: Readable, interrupt: () => void): Promise<void> {
  return new Promise((resolve) => {
    let size = 0
    const end = () => {
      interrupt()
      resolve()
    }
    body.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size > MAX_REQUEST_BYTES) body.destroy()
    })
    body.on('error', end)
    body.on('close', () => {
      if (!body.readableEnded) end()
    })
    form.on('error', end)
    form.on('finish', resolve)
    body.pipe(form)
  })
}
