import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { SelectField } from '#app/ui/field.tsx'
import type { VisitChoice } from '../find-visit-choice.server.ts'
import { languageName } from './appointment-facts.tsx'

/** For how many persons, with which other services and with whom to interpret; nothing where there is no choice. */
export function VisitFields({ visit, locale }: { visit: VisitChoice; locale: Locale }) {
  const { persons, maxPersons, further, languages, interpreterLanguage, services } = visit
  if (maxPersons === 1 && further.length === 0 && languages.length === 0) return null
  return (
    <details className="kern-accordion" open={services !== null || interpreterLanguage !== null}>
      <summary className="kern-accordion__header">
        <span className="kern-title">{m.booking_visit_title()}</span>
      </summary>
      <section className="kern-accordion__body tp-stack">
        {maxPersons > 1 ? (
          <SelectField
            name="personen"
            label={m.booking_visit_persons()}
            defaultValue={String(persons)}
            options={counts(1, maxPersons)}
          />
        ) : null}
        {further.length > 0 ? <p>{m.booking_visit_further()}</p> : null}
        {further.map((service) => (
          <SelectField
            key={service.slug}
            name={`mit-${service.slug}`}
            label={service.name}
            defaultValue={String(service.persons)}
            options={counts(0, service.maxPersons)}
          />
        ))}
        {languages.length > 0 ? (
          <SelectField
            name="dolmetschen"
            label={m.booking_visit_interpreter()}
            defaultValue={interpreterLanguage ?? ''}
            options={[
              { value: '', label: m.booking_visit_no_interpreter() },
              ...languages.map((language) => ({ value: language, label: languageName(language, locale) })),
            ]}
          />
        ) : null}
      </section>
    </details>
  )
}

function counts(from: number, to: number): { value: string; label: string }[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).map((count) => ({
    value: String(count),
    label: count === 0 ? m.booking_visit_none() : count === 1 ? m.booking_visit_one() : m.booking_visit_many({ count }),
  }))
}
