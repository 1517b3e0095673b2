import { VisitFields } from '#app/features/booking/components/visit-fields.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { BookingPage } from '../get-booking-page.server.ts'
import { caseworkerOptions } from './caseworker-options.ts'
import { modeWord } from './mode-words.ts'

type Props = { page: BookingPage; kept: [name: string, value: string][] }

/** What is booked and with whom: a form that changes the address, so that the free times below fit. */
export function BookingChoice({ page, kept }: Props) {
  const { offerings, offering, mode, resources, person, date, visit } = page
  const { locale } = usePageFacts()
  return (
    <form method="get" className="tp-filter__form" aria-label={m.calendar_choice()}>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="tp-filter__field">
        {m.calendar_service()}
        <select name="angebot" defaultValue={offering?.id} className="tp-select">
          {offerings.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="tp-filter__field">
        {m.staff_fact_mode()}
        <select name="art" defaultValue={mode ?? ''} className="tp-select">
          {offering?.modes.map((one) => (
            <option key={one} value={one}>
              {modeWord(one)}
            </option>
          ))}
        </select>
      </label>
      <label className="tp-filter__field">
        {m.staff_fact_caseworker()}
        <select name="person" defaultValue={person ?? ''} className="tp-select">
          <option value="">{m.calendar_whoever_short()}</option>
          {caseworkerOptions(resources).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="tp-filter__field">
        {m.calendar_date()}
        <input type="date" name="tag" className="tp-select" defaultValue={date} />
      </label>
      <Button look="secondary" small>
        {m.calendar_show_times()}
      </Button>
      {visit ? <VisitFields visit={visit} locale={locale} /> : null}
    </form>
  )
}
