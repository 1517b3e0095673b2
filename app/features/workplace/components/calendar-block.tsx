import type { CSSProperties } from 'react'
import { m } from '#app/locales/generated/messages.js'
import type { TimeBlock } from '../calendar-columns.ts'
import { clockOf } from './clock-of.ts'

const WORDS: Record<TimeBlock['kind'], () => string> = {
  break: m.staff_break,
  absence: m.staff_absent,
  held: m.calendar_block_held,
  offer: m.calendar_block_offer,
  rest: m.calendar_block_rest,
  blocked: m.calendar_block_blocked,
  busy: m.calendar_block_busy,
}

/** Time that is taken by something else than an appointment. Blocked time leads to where it can be taken back. */
export function CalendarBlock({ block, style }: { block: TimeBlock; style: CSSProperties }) {
  const isShort = block.to - block.from < 20
  const words = (
    <>
      <b>{clockOf(block.from)}</b>
      <span className="kern-sr-only"> {m.staff_until({ time: clockOf(block.to) })}, </span>{' '}
      <span className="tp-ev__what">
        {WORDS[block.kind]()}
        {'note' in block && block.note ? `: ${block.note}` : ''}
      </span>
    </>
  )
  return (
    <li className="tp-ev" data-s="block" data-kind={block.kind} data-short={isShort ? true : undefined} style={style}>
      {block.kind === 'blocked' ? (
        <a href={`/dienst/sperren?eintrag=${block.absenceId}`}>{words}</a>
      ) : (
        <div>{words}</div>
      )}
    </li>
  )
}
