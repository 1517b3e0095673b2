import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { HolidayRow } from '../holiday-year.ts'
import { dateWord } from './rule-words.ts'

type Props = { rows: HolidayRow[]; officeId: string; today: string; formToken: string }

/** The holidays of a year, each with the switch that handles it otherwise. */
export function HolidayTable({ rows, officeId, today, formToken }: Props) {
  const { locale } = usePageFacts()
  return (
    <table className="tp-table tp-table--cards" aria-labelledby="holidays">
      <thead>
        <tr>
          <th scope="col">{m.openings_date()}</th>
          <th scope="col">{m.openings_holiday_name()}</th>
          <th scope="col">{m.openings_holiday_state()}</th>
          <th scope="col">{m.openings_change()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const action = row.isClosed ? m.openings_holiday_open_it() : m.openings_holiday_close_it()
          const date = dateWord(row.date, locale)
          return (
            <tr key={row.date} data-quiet={row.date < today || undefined}>
              <td className="tp-num">{date}</td>
              <td>{row.name}</td>
              <td>
                <span className={row.isClosed ? 'tp-tag tp-tag--warn' : 'tp-tag tp-tag--ok'}>
                  {row.isClosed ? m.openings_word_closed() : m.openings_word_open()}
                </span>
                {row.isOwn ? <span className="tp-week__detail">{m.openings_holiday_own()}</span> : null}
              </td>
              <td>
                {row.date < today ? null : (
                  <form method="post">
                    <FormToken value={formToken} />
                    <input type="hidden" name="intent" value="holiday" />
                    <input type="hidden" name="officeId" value={officeId} />
                    <input type="hidden" name="date" value={row.date} />
                    <input type="hidden" name="holidayName" value={row.name} />
                    <input type="hidden" name="closed" value={row.isClosed ? 'no' : 'yes'} />
                    <Button
                      look="secondary"
                      small
                      aria-label={m.openings_holiday_switch({ name: row.name, date, action })}
                    >
                      {action}
                    </Button>
                  </form>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
