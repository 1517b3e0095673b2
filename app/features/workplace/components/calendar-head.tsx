import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { initials } from '#app/ui/work-page.tsx'
import type { CalendarColumn } from '../calendar-columns.ts'
import { dayWord } from './day-word.ts'

type Props = { column: CalendarColumn; index: number; by: 'person' | 'date'; isToday: boolean }

/** Who or which day a column is, with the way to their week or to that day, and to a booking there. */
export function CalendarHead({ column, index, by, isToday }: Props) {
  const { locale } = usePageFacts()
  const { name, place, resourceId, date, kind } = column
  const day = dayWord(date, locale)
  const label = by === 'date' ? day : name || m.staff_without_caseworker()
  const href = by === 'date' ? `/dienst/team?tag=${date}` : `/dienst/woche?person=${resourceId}&tag=${date}`
  return (
    <div
      className="tp-cal__head"
      data-own={by === 'person' && column.isOwn ? true : undefined}
      data-today={by === 'date' && isToday ? true : undefined}
      style={{ gridRow: 1, gridColumn: index + 2 }}
    >
      {by === 'person' && name ? (
        <span className="tp-avatar" aria-hidden="true">
          {kind === 'caseworker' ? initials(name) : <Icon name={kind === 'room' ? 'meeting_room' : 'translate'} />}
        </span>
      ) : null}
      <div className="tp-cal__who">
        <h3 id={`person-${index}`}>{resourceId ? <a href={href}>{label}</a> : label}</h3>
        <span className="tp-muted tp-cal__place">{by === 'date' ? (column.closedFor ?? '') : place}</span>
      </div>
      {resourceId && kind === 'caseworker' ? (
        <a
          className="tp-cal__add"
          href={`/dienst/buchen?person=${resourceId}&tag=${date}`}
          aria-label={m.calendar_book_with({ name: by === 'date' ? day : name })}
        >
          <Icon name="add" />
        </a>
      ) : null}
    </div>
  )
}
