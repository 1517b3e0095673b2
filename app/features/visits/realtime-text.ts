// Real-time text (EN 301 549, clause 6.2): what is typed appears elsewhere while it is typed. Each person writes lines; a packet carries what
// changed since the packet before. Characters are Unicode code points, so that no emoji is torn apart.

/** Topic of the data packets. */
export const TEXT_TOPIC = 'realtime-text'
/** Code points of one line; then the next one begins. */
export const MAX_LINE = 500
/** Lines kept of one person. */
export const MAX_LINES = 100
/** Bytes of a packet that is read at all. */
const MAX_PACKET = 64_000

export type TextLine = { line: number; text: string; ended: boolean }

/** `page`: a number that each loaded page draws for itself, since one that is loaded anew counts from the beginning. */
export type TextPacket =
  /** Replaces everything of the line after its first `keep` characters. */
  | { t: 'edit'; page: number; seq: number; line: number; keep: number; text: string }
  | { t: 'end'; page: number; seq: number; line: number }
  /** Everything there is, for whoever comes later or has lost a packet. */
  | { t: 'all'; page: number; seq: number; lines: TextLine[] }
  | { t: 'ask' }

/** What is known of the text of one person's page. `lost`: a packet is missing, so everything has to be asked for. */
export type TextOf = { seq: number; lines: readonly TextLine[]; lost: boolean }
export const NO_TEXT: TextOf = { seq: 0, lines: [], lost: false }

/** The smallest change that makes `after` of `before`, as far as it is at the end, where people type. */
export function editOf(before: string, after: string): { keep: number; text: string } {
  const [old, now] = [[...before], [...after]]
  let keep = 0
  while (keep < old.length && keep < now.length && old[keep] === now[keep]) keep += 1
  return { keep, text: now.slice(keep).join('') }
}

/** The text after a packet of its author; a packet that was seen already changes nothing. */
export function applyPacket(known: TextOf, packet: TextPacket): TextOf {
  if (packet.t === 'ask') return known
  if (packet.t === 'all') return { seq: packet.seq, lines: packet.lines.slice(-MAX_LINES), lost: false }
  if (packet.seq <= known.seq) return known
  const line = known.lines.find((one) => one.line === packet.line)
  if (packet.seq !== known.seq + 1) return { ...known, lost: true }
  const text = packet.t === 'end' ? (line?.text ?? '') : joined(line?.text ?? '', packet)
  if (text === null) return { ...known, lost: true }
  const next: TextLine = { line: packet.line, text, ended: packet.t === 'end' }
  const lines = line ? known.lines.map((one) => (one === line ? next : one)) : [...known.lines, next]
  return { seq: packet.seq, lines: lines.slice(-MAX_LINES), lost: known.lost }
}

function joined(before: string, { keep, text }: { keep: number; text: string }): string | null {
  const old = [...before]
  if (keep > old.length) return null
  return [...old.slice(0, keep), ...text].slice(0, MAX_LINE).join('')
}

/** A packet as bytes. */
export function writePacket(packet: TextPacket): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(packet))
}

/** The packet in bytes that somebody else sent; null for anything that is none. */
export function readPacket(bytes: Uint8Array): TextPacket | null {
  if (bytes.byteLength > MAX_PACKET) return null
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
  if (!isObject(value)) return null
  if (value['t'] === 'ask') return { t: 'ask' }
  const { t, page, seq, line, keep, text, lines } = value
  if (!isCount(page) || !isCount(seq)) return null
  if (t === 'all' && Array.isArray(lines) && lines.length <= MAX_LINES && lines.every(isLine))
    return { t, page, seq, lines }
  if (!isCount(line)) return null
  if (t === 'end') return { t, page, seq, line }
  if (t === 'edit' && isCount(keep) && isText(text)) return { t, page, seq, line, keep, text }
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && [...value].length <= MAX_LINE
}

function isLine(value: unknown): value is TextLine {
  return isObject(value) && isCount(value['line']) && isText(value['text']) && typeof value['ended'] === 'boolean'
}

/** A screen reader gets no part of a word or of a sentence that is shorter than this. */
const LONG_PART = 80

/**
 * The next sensible part to read aloud of a line of which the first `said` code units were read: up to the end of a sentence, the whole rest
 * of a line that has ended, a long part up to the last word. Empty: wait for more.
 */
export function partToSay({ text, ended }: TextLine, said: number): string {
  const rest = text.slice(said)
  if (ended) return rest
  const sentences = rest.match(/^.*[.!?…:;](?=\s)/su)
  if (sentences) return sentences[0]
  if (rest.length < LONG_PART) return ''
  const words = rest.lastIndexOf(' ')
  return words > 0 ? rest.slice(0, words) : ''
}
