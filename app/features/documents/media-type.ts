import { fileTypeFromBuffer } from 'file-type'

export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

/** Bytes from the start of a file that `detectMediaType` wants to see. */
export const HEAD_BYTES = 4100
/** Bytes from the end of a file that `hasForeignTail` wants to see: a ZIP directory's end with its longest comment. */
export const TAIL_BYTES = 22 + 65_535

/**
 * The type of a file by its first bytes alone; what the sender calls it does not count. Two opinions must agree: our own look at the
 * header, which has to stand at byte 0, and the library's. null for everything else, also for a file whose beginning carries markup or a
 * script, because some reader might take it for that.
 *
 * @param head the first `HEAD_BYTES` of the file, or all of a shorter one.
 */
export async function detectMediaType(head: Uint8Array): Promise<MediaType | null> {
  const own = typeByHeader(head)
  if (own === null || carriesMarkup(head)) return null
  const other = await fileTypeFromBuffer(head)
  return other && AGREES[own].includes(other.mime) ? own : null
}

const AGREES: Record<MediaType, string[]> = {
  'application/pdf': ['application/pdf'],
  'image/jpeg': ['image/jpeg'],
  'image/png': ['image/png'],
  'image/heic': ['image/heic', 'image/heif'],
}

/** Signature and the first chunk, which has to be the picture's header (W3C PNG §5). */
const PNG = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'

function typeByHeader(head: Uint8Array): MediaType | null {
  const text = latin1(head.subarray(0, 64))
  if (/^%PDF-[12]\.\d/.test(text)) return 'application/pdf'
  if (/^\xff\xd8\xff[\xc0-\xfe]/.test(text)) return 'image/jpeg'
  if (text.startsWith(PNG)) return 'image/png'
  return isHeic(head, text) ? 'image/heic' : null
}

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis']

/** ISO 23008-12: a `ftyp` box first, with a still-picture brand as its own or among the compatible ones. AVIF has other brands. */
function isHeic(head: Uint8Array, text: string): boolean {
  if (text.slice(4, 8) !== 'ftyp') return false
  const size = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0)
  if (size < 16 || size > 256 || size % 4 !== 0) return false
  const box = latin1(head.subarray(0, size))
  const brands = [box.slice(8, 12), ...(box.slice(16).match(/[\s\S]{4}/g) ?? [])]
  return brands.some((brand) => HEIC_BRANDS.includes(brand)) && !brands.includes('avif')
}

const MARKUP = /<!doctype|<html|<head|<body|<script|<svg|<iframe|<\?php|<\?xml-stylesheet|javascript:/i
/** Browsers that guess types look at no more than this (WHATWG MIME Sniffing: 1445 bytes). */
const SNIFFED_BYTES = 1445

function carriesMarkup(head: Uint8Array): boolean {
  return MARKUP.test(latin1(head.subarray(0, SNIFFED_BYTES)).replaceAll('\0', ''))
}

/** Whether the file is a ZIP archive (so also an Office file, an app or a Java archive) to a reader that starts from its end. */
export function hasForeignTail(tail: Uint8Array): boolean {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at) === 0x504b0506 && at + 22 + view.getUint16(at + 20, true) === tail.length) return true
  }
  return false
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
