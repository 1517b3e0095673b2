import { useCallback, useEffect, useRef, useState } from 'react'
import {
  applyPacket,
  editOf,
  MAX_LINE,
  MAX_LINES,
  NO_TEXT,
  readPacket,
  TEXT_TOPIC,
  type TextLine,
  type TextOf,
  type TextPacket,
  writePacket,
} from '../realtime-text.ts'
import type { DataChannel } from './use-visit-room.ts'

/** What is typed within this time travels together; EN 301 549 allows 500 ms in all. */
const BATCH_MS = 100

/** One line on the screen; `order` rises by the time at which this page first saw it. */
export type ShownLine = TextLine & { from: string; page: number; order: number }

export type RealtimeText = {
  lines: ShownLine[]
  /** The line that is being typed here. */
  typing: string
  type(text: string): void
  /** Ends the line that is being typed. */
  end(): void
}

/** Own and others' real-time text. `others` are the identities in the room now; `isConnected` turns true again after every new connection. */
export function useRealtimeText(
  { send, listen }: DataChannel,
  ownId: string,
  others: readonly string[],
  isConnected: boolean,
): RealtimeText {
  const [lines, setLines] = useState<ShownLine[]>([])
  const [typing, setTyping] = useState('')
  const own = useRef({
    page: crypto.getRandomValues(new Uint32Array(1))[0]!,
    seq: 0,
    line: 0,
    sent: '',
    wanted: '',
    lines: [] as TextLine[],
  })
  const texts = useRef(new Map<string, TextOf>())
  const orders = useRef(new Map<string, number>())
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const show = useCallback((from: string, page: number, now: readonly TextLine[]) => {
    const orderOf = (line: number) => {
      const key = `${from} ${page} ${line}`
      const order = orders.current.get(key) ?? orders.current.size
      orders.current.set(key, order)
      return order
    }
    setLines((before) =>
      [
        // What somebody wrote before the page was loaded anew stays, and is not gone on with.
        ...before
          .filter((one) => one.from !== from || one.page !== page)
          .map((one) => (one.from === from ? { ...one, ended: true } : one)),
        ...now.filter(({ text }) => text !== '').map((one) => ({ ...one, from, page, order: orderOf(one.line) })),
      ].toSorted((a, b) => a.order - b.order),
    )
  }, [])

  const put = useCallback((packet: TextPacket, to?: string[]) => void send(TEXT_TOPIC, writePacket(packet), to), [send])
  const remember = useCallback(
    (line: TextLine) => {
      const kept = own.current.lines.filter((one) => one.line !== line.line)
      own.current.lines = [...kept, line].slice(-MAX_LINES)
      show(ownId, own.current.page, own.current.lines)
    },
    [ownId, show],
  )

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const { page, line, sent, wanted } = own.current
    if (sent === wanted) return
    own.current.seq += 1
    own.current.sent = wanted
    put({ t: 'edit', page, seq: own.current.seq, line, ...editOf(sent, wanted) })
    remember({ line, text: wanted, ended: false })
  }, [put, remember])

  const end = useCallback(() => {
    flush()
    const { page, line, sent } = own.current
    if (sent.trim() === '') return
    own.current.seq += 1
    put({ t: 'end', page, seq: own.current.seq, line })
    remember({ line, text: sent, ended: true })
    Object.assign(own.current, { line: line + 1, sent: '', wanted: '' })
    setTyping('')
  }, [flush, put, remember])

  const type = useCallback(
    (text: string) => {
      const kept = [...text].slice(0, MAX_LINE).join('')
      own.current.wanted = kept
      setTyping(kept)
      timer.current ??= setTimeout(flush, BATCH_MS)
    },
    [flush],
  )

  const tellAll = useCallback(
    (to?: string[]) => {
      const { page, seq, lines: written } = own.current
      if (seq > 0) put({ t: 'all', page, seq, lines: written }, to)
    },
    [put],
  )

  useEffect(
    () =>
      listen(TEXT_TOPIC, (from, bytes) => {
        const packet = readPacket(bytes)
        if (packet?.t === 'ask') return tellAll([from])
        if (!packet) return
        const key = `${from} ${packet.page}`
        const known = applyPacket(texts.current.get(key) ?? NO_TEXT, packet)
        texts.current.set(key, known)
        if (known.lost) put({ t: 'ask' }, [from])
        show(from, packet.page, known.lines)
      }),
    [listen, put, show, tellAll],
  )

  // Whoever was away may have missed something, and others may have missed what was typed here meanwhile.
  useEffect(() => {
    if (!isConnected) return
    put({ t: 'ask' })
    tellAll()
  }, [isConnected, put, tellAll])

  const present = others.toSorted().join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody came or went
  useEffect(() => {
    if (isConnected) tellAll()
  }, [present])

  useEffect(() => () => clearTimeout(timer.current), [])
  return { lines, typing, type, end }
}
