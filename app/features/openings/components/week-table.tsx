import { clockOf } from '#app/features/workplace/components/clock-of.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { rulePath } from '../paths.ts'
import type { Kept, OpeningState } from '../rules.ts'
import type { WeekRow } from '../week-rows.ts'
import { dateWord, rhythmWord, shortLimits, weekdayWord } from './rule-words.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** One row for each person, room or group, one column for each weekday; a list of days on narrow screens. */
export function WeekTable({ rows, label, today }: { rows: WeekRow[]; label: string; today: string }) {
  const { locale } = usePageFacts()
  const days = WEEKDAYS.filter(
    (day) => day < 6 || rows.some(({ openings }) => openings.some(({ state }) => state.weekday === day)),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className="tp-scroll tp-box" tabIndex={0} aria-label={label}>
      <table className="tp-table tp-week">
        <caption className="kern-sr-only">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{m.openings_who()}</th>
            {days.map((day) => (
              <th scope="col" key={day}>
                {weekdayWord(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <RowHead row={row} />
              </th>
              {days.map((day) => (
                <td key={day} data-day={weekdayWord(day, locale, 'short')}>
                  <DayCell openings={row.openings.filter(({ state }) => state.weekday === day)} today={today} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RowHead({ row }: { row: WeekRow }) {
  return (
    <>
      {row.editHref ? <a href={row.editHref}>{row.name}</a> : row.name}
      {row.detail ? <span className="tp-week__detail">{row.detail}</span> : null}
      {row.openings.length === 0 ? <span className="tp-week__detail">{m.openings_none_for()}</span> : null}
    </>
  )
}

type CellProps = { openings: Kept<OpeningState>[]; today: string }

function DayCell({ openings, today }: CellProps) {
  if (openings.length === 0)
    return (
      <span className="tp-muted">
        <span aria-hidden="true">–</span>
        <span className="kern-sr-only">{m.openings_none_that_day()}</span>
      </span>
    )
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
    <ul className="tp-week__day" role="list">
      {openings.map((opening) => (
        <li key={opening.id}>
          <OpeningLink opening={opening} today={today} />
        </li>
      ))}
    </ul>
  )
}

function OpeningLink({ opening: { id, state }, today }: { opening: Kept<OpeningState> } & Omit<CellProps, 'openings'>) {
  const { locale } = usePageFacts()
  const limits = shortLimits(state)
  const details = [
    rhythmWord(state, locale),
    ...state.breaks.map(([from, to]) => m.openings_word_break({ from: clockOf(from), to: clockOf(to) })),
    state.validFrom > today ? m.openings_word_from({ date: dateWord(state.validFrom, locale) }) : '',
    state.validTo ? m.openings_word_until({ date: dateWord(state.validTo, locale) }) : '',
    ...limits,
  ].filter((line) => line !== '')
  return (
    <a className="tp-week__opening" href={rulePath('opening', id)} data-later={state.validFrom > today || undefined}>
      <b className="tp-num">
        {clockOf(state.from)}–{clockOf(state.to)}
      </b>
      {details.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {limits.length > 0 ? <Icon name="tune" /> : null}
    </a>
  )
}
