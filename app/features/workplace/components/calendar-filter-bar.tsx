import { MODES } from '#app/features/scheduling/offering.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { CalendarFilter } from '../calendar-filter.ts'
import { DAY_STATUSES } from '../day-appointment.ts'
import { modeWord } from './mode-words.ts'
import { statusWord } from './status-tag.tsx'

type Props = {
  filter: CalendarFilter
  offices: { id: string; name: string }[]
  offerings: { id: string; name: string }[]
  /** Values of the address that stay: day, view, density. */
  kept: [name: string, value: string][]
  /** Address without any filter. */
  clearHref: string
  hidden: number
}

/** What the calendar shows, as a form that changes the address. */
export function CalendarFilterBar({ filter, offices, offerings, kept, clearHref, hidden }: Props) {
  const isOn = filter.officeId || filter.offeringId || filter.mode || filter.status || filter.onlyMine
  return (
    <details className="tp-filter" open={Boolean(isOn)}>
      <summary>
        <Icon name="tune" />
        {m.calendar_filter()}
        {hidden > 0 ? <span className="tp-tag">{m.calendar_filter_hidden({ count: hidden })}</span> : null}
      </summary>
      <form method="get" className="tp-filter__form">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Choice name="dienststelle" label={m.staff_fact_office()} value={filter.officeId} options={offices} />
        <Choice name="angebot" label={m.calendar_service()} value={filter.offeringId} options={offerings} />
        <Choice
          name="art"
          label={m.staff_fact_mode()}
          value={filter.mode}
          options={MODES.map((id) => ({ id, name: modeWord(id) }))}
        />
        <Choice
          name="stand"
          label={m.staff_column_state()}
          value={filter.status}
          options={DAY_STATUSES.filter((status) => status !== 'cancelled').map((id) => ({ id, name: statusWord(id) }))}
        />
        <label className="tp-filter__mine">
          <input type="checkbox" name="nur" value="meine" defaultChecked={filter.onlyMine} />
          {m.calendar_only_mine()}
        </label>
        <div className="tp-row tp-row--tight">
          <Button look="secondary" small>
            {m.calendar_show()}
          </Button>
          {isOn ? <a href={clearHref}>{m.calendar_filter_clear()}</a> : null}
        </div>
      </form>
    </details>
  )
}

type ChoiceProps = { name: string; label: string; value: string | null; options: { id: string; name: string }[] }

function Choice({ name, label, value, options }: ChoiceProps) {
  return (
    <label className="tp-filter__field">
      {label}
      <select name={name} defaultValue={value ?? ''} className="tp-select">
        <option value="">{m.calendar_all()}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
