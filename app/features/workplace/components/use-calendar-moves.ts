import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { CalendarColumn } from '../calendar-columns.ts'
import { type Placed, ROW_MINUTES } from '../day-columns.ts'
import { clockOf } from './clock-of.ts'

/** Where an appointment would go. `fromKey`: the column it comes from. */
export type Draft = { appointmentId: string; fromKey: string; columnKey: string; from: number; to: number }

type Start = Draft & { kind: 'move' | 'resize'; x: number; y: number; grab: number; moved: boolean }
type Options = { columns: CalendarColumn[]; shown: Placed; scroller: RefObject<HTMLElement | null> }

/** Below this a press is a click. */
const DRAG_FROM_PX = 5
/** So near to the edge of the calendar it scrolls while something is dragged. */
const EDGE_PX = 36

/**
 * Moves appointments of the calendar by mouse (drag the box, or its lower edge) and by keys (Shift with arrows, Shift+Alt with up and down for
 * the length, Enter to confirm, Escape to let go). Nothing is changed here: both end in `pending`, which a dialog asks about. Fingers scroll.
 * Arrows without Shift go from appointment to appointment; a click on a free place opens the booking for that time.
 */
export function useCalendarMoves(options: Options) {
  const [draft, setDraft] = useState<Draft | null>(null)
  const [pending, setPending] = useState<Draft | null>(null)
  const start = useRef<Start | null>(null)
  const latest = useRef(options)
  latest.current = options
  const cancel = useCallback(() => {
    start.current = null
    setDraft(null)
    setPending(null)
  }, [])

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const begun = start.current
      if (!begun) return
      if (!begun.moved && Math.hypot(event.clientX - begun.x, event.clientY - begun.y) < DRAG_FROM_PX) return
      begun.moved = true
      event.preventDefault()
      scrollAtEdge(latest.current.scroller.current, event)
      const next = draftAt(begun, event, latest.current)
      setDraft((before) => (before && isSame(before, next) ? before : next))
    }
    const onUp = (event: PointerEvent) => {
      const begun = start.current
      start.current = null
      if (!begun?.moved) return
      // The click that follows a drag must not open the appointment.
      window.addEventListener('click', swallow, { capture: true, once: true })
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50)
      const next = draftAt(begun, event, latest.current)
      if (isSame(begun, next)) setDraft(null)
      else {
        setDraft(next)
        setPending(next)
      }
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', cancel)
    return () => {
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', cancel)
    }
  }, [cancel])

  const onPointerDown = (event: React.PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const found = appointmentAt(event.target, latest.current.columns)
    if (!found) return
    const grip = (event.target as Element).closest('.tp-ev__grip') !== null
    const box = (event.target as Element).closest('li')!.getBoundingClientRect()
    const place = { x: event.clientX, y: event.clientY, grab: event.clientY - box.top }
    start.current = { ...found, ...place, kind: grip ? 'resize' : 'move', moved: false }
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape' && draft) return cancel()
    const found = appointmentAt(event.target, latest.current.columns)
    if (event.key === 'Enter' && draft && found?.appointmentId === draft.appointmentId) {
      event.preventDefault()
      return setPending(draft)
    }
    if (!event.key.startsWith('Arrow')) return
    if (!event.shiftKey) return focusNeighbour(event, latest.current.columns)
    if (!found) return
    event.preventDefault()
    const current = draft?.appointmentId === found.appointmentId ? draft : found
    setDraft(step(current, event, latest.current))
  }
  const onClick = (event: React.MouseEvent) => {
    const list = event.target as HTMLElement
    const isFree = list.matches('[data-column], .tp-cal__closed, .tp-cal__buffer')
    const column = latest.current.columns.find(
      ({ key }) => key === list.closest<HTMLElement>('[data-column]')?.dataset.column,
    )
    if (!isFree || !column?.resourceId || column.kind !== 'caseworker') return
    const minute = minuteAt(list.closest('[data-column]')!, event.clientY, latest.current.shown)
    const query = new URLSearchParams({ person: column.resourceId, tag: column.date, zeit: clockOf(minute) })
    location.assign(`/dienst/buchen?${query}`)
  }
  return { draft, pending, cancel, handlers: { onPointerDown, onKeyDown, onClick } }
}

function swallow(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}

function appointmentAt(target: EventTarget, columns: readonly CalendarColumn[]): Draft | null {
  const item = (target as Element).closest<HTMLElement>('[data-movable]')
  const columnKey = item?.closest<HTMLElement>('[data-column]')?.dataset.column
  const column = columns.find(({ key }) => key === columnKey)
  const placed = column?.appointments.find(({ appointment }) => appointment.id === item?.dataset.movable)
  if (!placed || !column?.resourceId) return null
  const { from, to, appointment } = placed
  return { appointmentId: appointment.id, fromKey: column.key, columnKey: column.key, from, to }
}

function draftAt(begun: Start, event: PointerEvent, { columns, shown }: Options): Draft {
  const { appointmentId, fromKey, from, to, kind, grab } = begun
  const own = document.querySelector<HTMLElement>(`[data-column="${CSS.escape(fromKey)}"]`)
  const over = document
    .elementsFromPoint(event.clientX, event.clientY)
    .map((element) => element.closest<HTMLElement>('[data-column]'))
    .find((element) => element !== null)
  const target = columns.find(({ key }) => key === over?.dataset.column)
  const list = over ?? own
  if (!list) return begun
  if (kind === 'resize') {
    const end = minuteAt(list, event.clientY, shown)
    return { appointmentId, fromKey, columnKey: fromKey, from, to: Math.max(from + ROW_MINUTES, end) }
  }
  const length = to - from
  const begin = Math.min(shown.to - length, Math.max(shown.from, minuteAt(list, event.clientY - grab, shown)))
  const origin = columns.find(({ key }) => key === fromKey)
  const columnKey = target && origin && isReachable(origin, target) ? target.key : fromKey
  return { appointmentId, fromKey, columnKey, from: begin, to: begin + length }
}

/** A caseworker's appointment goes to caseworkers, a room's to rooms. */
function isReachable(origin: CalendarColumn, target: CalendarColumn): boolean {
  return target.resourceId !== '' && target.kind === origin.kind
}

function minuteAt(list: Element, clientY: number, shown: Placed): number {
  const box = list.getBoundingClientRect()
  const share = (clientY - box.top) / box.height
  const minute = shown.from + Math.round((share * (shown.to - shown.from)) / ROW_MINUTES) * ROW_MINUTES
  return Math.min(shown.to, Math.max(shown.from, minute))
}

function step(current: Draft, event: React.KeyboardEvent, { columns, shown }: Options): Draft {
  const sign = event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 1
  if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
    const origin = columns.find(({ key }) => key === current.fromKey)!
    const reachable = columns.filter((column) => isReachable(origin, column))
    const next = reachable[reachable.findIndex(({ key }) => key === current.columnKey) + sign]
    return next ? { ...current, columnKey: next.key } : current
  }
  if (event.altKey) {
    const to = current.to + sign * ROW_MINUTES
    return to - current.from < ROW_MINUTES || to > shown.to ? current : { ...current, to }
  }
  const from = current.from + sign * ROW_MINUTES
  const to = current.to + sign * ROW_MINUTES
  return from < shown.from || to > shown.to ? current : { ...current, from, to }
}

function focusNeighbour(event: React.KeyboardEvent, columns: readonly CalendarColumn[]): void {
  const link = (event.target as Element).closest<HTMLElement>('[data-appointment]')
  const list = link?.closest<HTMLElement>('[data-column]')
  if (!link || !list || event.altKey || event.ctrlKey || event.metaKey) return
  const linksOf = (one: Element | null) => [...(one?.querySelectorAll<HTMLElement>('[data-appointment]') ?? [])]
  const sign = event.key === 'ArrowUp' || event.key === 'ArrowLeft' ? -1 : 1
  let next: HTMLElement | undefined
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const own = linksOf(list)
    next = own[own.indexOf(link) + sign]
  } else {
    const keys = columns.map(({ key }) => key)
    const top = link.getBoundingClientRect().top
    for (
      let index = keys.indexOf(list.dataset.column ?? '') + sign;
      keys[index] !== undefined && !next;
      index += sign
    ) {
      const others = linksOf(document.querySelector(`[data-column="${CSS.escape(keys[index]!)}"]`))
      const distance = (one: HTMLElement) => Math.abs(one.getBoundingClientRect().top - top)
      next = others.sort((a, b) => distance(a) - distance(b))[0]
    }
  }
  if (!next) return
  event.preventDefault()
  next.focus()
}

function scrollAtEdge(scroller: HTMLElement | null, event: PointerEvent): void {
  if (!scroller) return
  const box = scroller.getBoundingClientRect()
  const pull = (at: number, low: number, high: number) => (at < low + EDGE_PX ? -12 : at > high - EDGE_PX ? 12 : 0)
  scroller.scrollBy(pull(event.clientX, box.left + 56, box.right), pull(event.clientY, box.top + 56, box.bottom))
}

function isSame(a: Draft, b: Draft): boolean {
  return a.columnKey === b.columnKey && a.from === b.from && a.to === b.to
}
