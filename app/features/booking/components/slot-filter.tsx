import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { formatShortDate } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import type { SlotPage } from '../get-slot-page.server.ts'
import type { Mode } from '../types.ts'
import { MODE_ICONS } from './appointment-facts.tsx'
import { dateOfDay } from './slot-picker.tsx'
import { VisitFields } from './visit-fields.tsx'

type Props = { page: SlotPage; locale: Locale; from: string; hold: string | null }

/** Mode, office, first day and time of day, as a plain GET form. */
export function SlotFilter({ page, locale, from, hold }: Props) {
  const { service, wish, firstDay } = page
  return (
    <form method="get" aria-label={m.booking_filter_label()} className="tp-stack tp-filter">
      {hold ? <input type="hidden" name="reservierung" value={hold} /> : null}
      {page.visit ? <VisitFields visit={page.visit} locale={locale} /> : null}
      <fieldset className="tp-field">
        <legend className="tp-h4">{m.booking_mode_question()}</legend>
        <div className="tp-tiles tp-tiles--modes">
          {service.modes.map((mode) => (
            <ModeTile key={mode} mode={mode} checked={wish.mode === mode} hint={firstDayText(firstDay[mode], locale)} />
          ))}
        </div>
      </fieldset>
      {service.offices.length > 1 ? (
        <SelectField
          name="dienststelle"
          label={m.booking_office()}
          defaultValue={wish.officeId ?? ''}
          options={[
            { value: '', label: m.booking_office_any() },
            ...service.offices.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
      <details className="kern-accordion" open={from !== '' || wish.dayTime !== 'all'}>
        <summary className="kern-accordion__header">
          <span className="kern-title">{m.booking_more_wishes()}</span>
        </summary>
        <section className="kern-accordion__body">
          <div className="tp-pair">
            <TextField name="ab" type="date" label={m.booking_earliest_from()} defaultValue={from} />
            <SelectField
              name="tageszeit"
              label={m.booking_day_time()}
              defaultValue={wish.dayTime}
              options={dayTimes()}
            />
          </div>
        </section>
      </details>
      <div>
        <Button look="secondary">{m.booking_show_times()}</Button>
      </div>
    </form>
  )
}

function ModeTile({ mode, checked, hint }: { mode: Mode; checked: boolean; hint: string | null }) {
  const name = { video: m.common_mode_video, phone: m.common_mode_phone, on_site: m.common_mode_on_site }[mode]()
  return (
    <div className="tp-tile tp-tile--wide">
      <input type="radio" name="art" id={`art-${mode}`} value={mode} defaultChecked={checked} />
      <label htmlFor={`art-${mode}`}>
        <Icon name={MODE_ICONS[mode]} large />
        <span>
          {name}
          {hint ? <small>{hint}</small> : null}
        </span>
      </label>
    </div>
  )
}

function firstDayText(day: number | undefined, locale: Locale): string | null {
  return day === undefined
    ? null
    : m.booking_mode_from({ date: formatShortDate({ at: dateOfDay(day), zone: 'UTC', locale }) })
}

function dayTimes(): { value: string; label: string }[] {
  return [
    { value: 'all', label: m.booking_day_time_all() },
    { value: 'morning', label: m.booking_day_time_morning() },
    { value: 'afternoon', label: m.booking_day_time_afternoon() },
    { value: 'late', label: m.booking_day_time_late() },
  ]
}
