import { HEAD_BYTES, TAIL_BYTES } from './media-type.ts'

export type ContentInspector = {
  /** Takes the next bytes of the file, in order. */
  push(chunk: Uint8Array): void
  readonly sizeBytes: number
  /** Whether `head` is as long as it will get before the end of the file. */
  readonly hasHead: boolean
  head(): Uint8Array
  tail(): Uint8Array
  /** Whether a PDF's trailer names an encryption dictionary (ISO 32000 §7.6.1). */
  readonly isEncryptedPdf: boolean
}

const ENCRYPT = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/
const OVERLAP = 64

/** Looks at a file while it streams past and remembers only its beginning, its end and what it saw. */
export function createContentInspector(): ContentInspector {
  const head = Buffer.alloc(HEAD_BYTES)
  let tail: Buffer = Buffer.alloc(0)
  let sizeBytes = 0
  let isEncryptedPdf = false
  let overlap = ''
  return {
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      if (sizeBytes < HEAD_BYTES) bytes.copy(head, sizeBytes)
      sizeBytes += bytes.length
      tail = Buffer.concat([tail, bytes.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES)
      const text = overlap + bytes.toString('latin1')
      isEncryptedPdf ||= ENCRYPT.test(text)
      overlap = text.slice(-OVERLAP)
    },
    get sizeBytes() {
      return sizeBytes
    },
    get hasHead() {
      return sizeBytes >= HEAD_BYTES
    },
    head: () => head.subarray(0, Math.min(sizeBytes, HEAD_BYTES)),
    tail: () => tail,
    get isEncryptedPdf() {
      return isEncryptedPdf
    },
  }
}
