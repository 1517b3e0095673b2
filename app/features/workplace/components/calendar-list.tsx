import { type CSSProperties, memo } from 'react'
import { m } from '#app/locales/generated/messages.js'
import type { CalendarColumn, PlacedAppointment, Span } from '../calendar-columns.ts'
import { type Placed, placeItems, ROW_MINUTES } from '../day-columns.ts'
import { CalendarAppointment } from './calendar-appointment.tsx'
import { CalendarBlock } from './calendar-block.tsx'
import { clockOf } from './clock-of.ts'
import type { Draft } from './use-calendar-moves.ts'

type Props = {
  column: CalendarColumn
  index: number
  shown: Placed
  now: string
  /** How far down the line of now is, 0 to 1; null when it is not in this column. */
  nowShare: number | null
  /** Where an appointment would go, when it would go into this column. */
  draft: Draft | null
  movedId: string | null
}

/** One column as a list: appointments by time with their buffers, and what else takes the time. */
export const CalendarList = memo(function CalendarList(props: Props) {
  const { column, index, shown, now, nowShare, draft, movedId } = props
  const inside = <T extends Span>(item: T): T[] => {
    const clipped = { ...item, from: Math.max(item.from, shown.from), to: Math.min(item.to, shown.to) }
    return clipped.from < clipped.to ? [clipped] : []
  }
  const closed = gaps(column.works, shown)
  const lanes = placeItems(column.appointments.flatMap(inside), shown)
  // biome-ignore-start lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
  return (
    <ol
      className="tp-cal__col"
      role="list"
      aria-labelledby={`person-${index}`}
      data-column={column.key}
      style={{ gridRow: 2, gridColumn: index + 2 }}
    >
      {closed.map((span) => (
        <li key={`closed ${span.from}`} className="tp-cal__closed" aria-hidden="true" style={rowsOf(span, shown)}>
          {span === closed[0] && column.closedFor !== null ? (
            <span>{column.closedFor || m.calendar_closed()}</span>
          ) : null}
        </li>
      ))}
      {nowShare === null ? null : (
        <li className="tp-cal__now" aria-hidden="true" style={{ top: `${(nowShare * 100).toFixed(2)}%` }} />
      )}
      {column.blocks.flatMap(inside).map((block) => (
        <CalendarBlock key={`${block.kind} ${block.from} ${block.to}`} block={block} style={rowsOf(block, shown)} />
      ))}
      {column.appointments.flatMap((item) =>
        buffersOf(item)
          .flatMap(inside)
          .map((span) => (
            <li
              key={`buffer ${item.appointment.id} ${span.from}`}
              className="tp-cal__buffer"
              aria-hidden="true"
              style={rowsOf(span, shown)}
            />
          )),
      )}
      {lanes.map((lane) => (
        <CalendarAppointment
          key={lane.item.appointment.id}
          lane={lane}
          now={now}
          isLeaving={movedId === lane.item.appointment.id}
          column={column}
        />
      ))}
      {draft
        ? inside(draft).map((span) => (
            <li key="draft" className="tp-cal__draft" aria-hidden="true" style={rowsOf(span, shown)}>
              <b>
                {clockOf(draft.from)}–{clockOf(draft.to)}
              </b>
            </li>
          ))
        : null}
    </ol>
  )
  // biome-ignore-end lint/a11y/noRedundantRoles: as above
})

function buffersOf({ appointment, from, to }: PlacedAppointment): Span[] {
  const { bufferBeforeMinutes, bufferAfterMinutes } = appointment.plan
  return [
    { from: from - bufferBeforeMinutes, to: from },
    { from: to, to: to + bufferAfterMinutes },
  ].filter((span) => span.from < span.to)
}

/** What of the shown hours is not worked. */
function gaps(works: readonly Span[], shown: Placed): Span[] {
  const found: Span[] = []
  let from = shown.from
  for (const work of [...works].sort((a, b) => a.from - b.from)) {
    if (work.from > from) found.push({ from, to: Math.min(work.from, shown.to) })
    from = Math.max(from, work.to)
  }
  if (from < shown.to) found.push({ from, to: shown.to })
  return found.filter((span) => span.from < span.to)
}

function rowsOf(span: Span, shown: Placed): CSSProperties {
  const row = Math.floor((span.from - shown.from) / ROW_MINUTES) + 1
  const end = Math.ceil((span.to - shown.from) / ROW_MINUTES) + 1
  return { gridRow: `${row} / span ${Math.max(1, end - row)}` }
}
