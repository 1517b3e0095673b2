import { m } from '#app/locales/generated/messages.js'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { changedAddress } from '../calendar-filter.ts'

type StepProps = { path: string; search: string; previous: string; next: string; isNow: boolean; by: 'day' | 'week' }

/** Links to the day or week before, the current one and the one after; everything else of the address stays. */
export function CalendarSteps({ path, search, previous, next, isNow, by }: StepProps) {
  const to = (tag: string | null) => changedAddress(path, search, { tag })
  const words =
    by === 'day'
      ? [m.staff_day_before(), m.staff_today(), m.staff_day_after()]
      : [m.calendar_week_before(), m.calendar_this_week(), m.calendar_week_after()]
  return (
    <nav className="tp-seg" aria-label={by === 'day' ? m.staff_change_day() : m.calendar_change_week()}>
      <a href={to(previous)} aria-label={words[0]}>
        <Icon name="chevron_left" />
      </a>
      <a href={to(null)} aria-current={isNow ? 'date' : undefined}>
        {words[1]}
      </a>
      <a href={to(next)} aria-label={words[2]}>
        <Icon name="chevron_right" />
      </a>
    </nav>
  )
}

export type CalendarPlace = 'columns' | 'list' | 'week' | 'agenda'

/** Links between the ways to look at the calendar, on the same day. */
export function CalendarViews({
  current,
  tag,
  search,
}: {
  current: CalendarPlace
  tag: string | null
  search: string
}) {
  const team = (view: 'spalten' | 'liste') =>
    changedAddress('/dienst/team', search, { tag, ansicht: view, person: null })
  const other = (path: string) => {
    const query = new URLSearchParams()
    if (tag) query.set('tag', tag)
    const person = new URLSearchParams(search).get('person')
    if (person) query.set('person', person)
    return query.size > 0 ? `${path}?${query}` : path
  }
  const views: [CalendarPlace, string, IconName, string][] = [
    ['columns', team('spalten'), 'calendar_view_day', m.staff_view_columns()],
    ['list', team('liste'), 'view_list', m.staff_view_list()],
    ['week', other('/dienst/woche'), 'calendar_month', m.calendar_view_week()],
    ['agenda', other('/dienst/agenda'), 'list', m.calendar_view_agenda()],
  ]
  return (
    <nav className="tp-seg tp-seg--views" aria-label={m.staff_view()}>
      {views.map(([place, href, icon, word]) => (
        <a key={place} href={href} aria-current={place === current ? 'true' : undefined}>
          <Icon name={icon} />
          <span>{word}</span>
        </a>
      ))}
    </nav>
  )
}
