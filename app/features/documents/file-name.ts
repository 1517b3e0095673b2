import type { MediaType } from './media-type.ts'

const MAX_LENGTH = 120
const EXTENSIONS: Record<MediaType, string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif'],
}

/**
 * The name under which a file is shown and saved: the last part of a path, without control characters, invisible characters and text
 * direction overrides (which make "gpj.exe" look like "exe.jpg"), without characters that Windows refuses, at most 120 characters, with
 * an extension that tells what the file is. Never used as a path.
 */
export function safeFileName(given: string, mediaType: MediaType): string {
  const lastPart = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = lastPart
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*;%]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  const [stem, extension] = splitExtension(visible, mediaType)
  const shortened = [...stem]
    .slice(0, MAX_LENGTH - extension.length - 1)
    .join('')
    .trimEnd()
  return `${shortened || 'Dokument'}.${extension}`
}

function splitExtension(name: string, mediaType: MediaType): [stem: string, extension: string] {
  const fitting = EXTENSIONS[mediaType]
  const dot = name.lastIndexOf('.')
  const extension = name.slice(dot + 1).toLowerCase()
  if (dot >= 0 && fitting.includes(extension)) return [name.slice(0, dot).replace(/[\s.]+$/, ''), extension]
  return [name, fitting[0]!]
}

/** Content-Disposition that makes every browser save the file; RFC 6266 with an ASCII fallback. */
export function attachmentHeader(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
