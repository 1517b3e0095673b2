import { type CSSProperties, useEffect, useRef } from 'react'
import { m } from '#app/locales/generated/messages.js'
import type { CalendarColumn } from '../calendar-columns.ts'
import { type Placed, ROW_MINUTES, shareOf, shownHours } from '../day-columns.ts'
import { CalendarHead } from './calendar-head.tsx'
import { CalendarList } from './calendar-list.tsx'
import { clockOf } from './clock-of.ts'
import { MoveDialog } from './move-dialog.tsx'
import { useCalendarMoves } from './use-calendar-moves.ts'
import { useIsHydrated } from './use-is-hydrated.ts'

type Props = {
  columns: CalendarColumn[]
  now: string
  /** Local date of now, and its minute: where the line of now is drawn. */
  today: { date: string; minute: number }
  /** Heads say the person, or the date. */
  by: 'person' | 'date'
  density: 'wide' | 'dense'
  formToken: string
  /** Address to come back to after a change. */
  here: string
}

/**
 * Columns on a grid of five minutes, each a list, so that reading and Tab go column by column. Without a script it shows and links; with one,
 * appointments can be dragged and moved by keys, and a click on a free place leads to the booking.
 */
export function CalendarGrid({ columns, now, today, by, density, formToken, here }: Props) {
  const shown = shownHours(columns.flatMap(({ appointments, works }) => [...appointments, ...works.filter(isOrdinary)]))
  const style = { '--cols': columns.length, '--rows': (shown.to - shown.from) / ROW_MINUTES } as CSSProperties
  const scroller = useRef<HTMLElement>(null)
  const isTodayShown = columns.some(({ date }) => date === today.date)
  useScrollTo(scroller, shareOf(isTodayShown ? today.minute : morningOf(columns), shown))
  const isHydrated = useIsHydrated()
  const moves = useCalendarMoves({ columns, shown, scroller })
  return (
    <>
      <section
        className="tp-cal"
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        aria-label={m.staff_calendar_region()}
        data-density={density}
        data-ready={isHydrated ? true : undefined}
        {...moves.handlers}
      >
        <div className="tp-cal__grid" style={style}>
          <div className="tp-cal__corner" aria-hidden="true" />
          {columns.map((column, index) => (
            <CalendarHead key={column.key} column={column} index={index} by={by} isToday={column.date === today.date} />
          ))}
          <Axis shown={shown} />
          {columns.map((column, index) => (
            <CalendarList
              key={column.key}
              column={column}
              index={index}
              shown={shown}
              now={now}
              nowShare={column.date === today.date ? shareOf(today.minute, shown) : null}
              draft={moves.draft?.columnKey === column.key ? moves.draft : null}
              movedId={moves.draft?.appointmentId ?? null}
            />
          ))}
        </div>
      </section>
      <p className="kern-sr-only" role="status">
        {moves.draft ? m.calendar_draft_status(wordsOf(columns, moves.draft)) : ''}
      </p>
      <MoveDialog move={moves.pending} columns={columns} formToken={formToken} here={here} onClose={moves.cancel} />
    </>
  )
}

/** Minute of the local day: an hour after the first begins to receive, so that the beginning is in sight too. */
function morningOf(columns: CalendarColumn[]): number {
  const works = columns.flatMap((column) => column.works.filter(isOrdinary))
  return Math.min(8 * 60, ...works.map(({ from }) => from)) + 60
}

/** An office open around the clock would stretch every day to 24 hours; what is booked is shown in any case. */
function isOrdinary({ from, to }: Placed): boolean {
  return from >= 6 * 60 && to <= 21 * 60
}

function wordsOf(columns: CalendarColumn[], draft: { columnKey: string; from: number; to: number }) {
  return {
    from: clockOf(draft.from),
    to: clockOf(draft.to),
    name: columns.find(({ key }) => key === draft.columnKey)?.name ?? '',
  }
}

/** Brings a place of the day into sight once; afterwards the person scrolls. */
function useScrollTo(scroller: React.RefObject<HTMLElement | null>, share: number | null): void {
  const wanted = useRef(share)
  useEffect(() => {
    const element = scroller.current
    if (element && wanted.current !== null)
      element.scrollTop = wanted.current * element.scrollHeight - element.clientHeight / 3
  }, [scroller])
}

function Axis({ shown }: { shown: Placed }) {
  const halfHours = Array.from({ length: (shown.to - shown.from) / 30 }, (_, index) => shown.from + index * 30)
  return (
    <div className="tp-cal__axis" aria-hidden="true" style={{ gridRow: 2, gridColumn: 1 }}>
      {halfHours.map((minute) => (
        <span key={minute}>{clockOf(minute)}</span>
      ))}
    </div>
  )
}
