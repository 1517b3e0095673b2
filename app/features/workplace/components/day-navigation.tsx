import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'

type Props = { date: string; previous: string; next: string; isToday: boolean; view: 'columns' | 'list' }

/** Links to the day before, today and the day after, and between columns and list. */
export function DayNavigation({ date, previous, next, isToday, view }: Props) {
  const path = (day: string | null, shown: Props['view']) => {
    const query = new URLSearchParams()
    if (day) query.set('tag', day)
    if (shown === 'list') query.set('ansicht', 'liste')
    return query.size > 0 ? `/dienst/team?${query}` : '/dienst/team'
  }
  return (
    <div className="tp-row">
      <nav className="tp-seg" aria-label={m.staff_change_day()}>
        <a href={path(previous, view)}>
          <Icon name="chevron_left" />
          <span className="kern-sr-only">{m.staff_day_before()}</span>
        </a>
        <a href={path(null, view)} aria-current={isToday ? 'date' : undefined}>
          {m.staff_today()}
        </a>
        <a href={path(next, view)}>
          <Icon name="chevron_right" />
          <span className="kern-sr-only">{m.staff_day_after()}</span>
        </a>
      </nav>
      <nav className="tp-seg" aria-label={m.staff_view()}>
        <a href={path(isToday ? null : date, 'columns')} aria-current={view === 'columns' ? 'true' : undefined}>
          <Icon name="calendar_view_day" />
          {m.staff_view_columns()}
        </a>
        <a href={path(isToday ? null : date, 'list')} aria-current={view === 'list' ? 'true' : undefined}>
          <Icon name="view_list" />
          {m.staff_view_list()}
        </a>
      </nav>
    </div>
  )
}
