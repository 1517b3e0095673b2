import { MODES } from '#app/features/scheduling/offering.ts'
import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { errorOf } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { many, one } from '../form-values.ts'
import { BREAK_ROWS } from '../opening-form.ts'
import { ChoiceList } from './choice-list.tsx'
import { OwnerField } from './owner-field.tsx'
import { QuotaFields } from './quota-fields.tsx'
import type { FieldsProps } from './rule-fields.tsx'
import { weekdayWord } from './rule-words.ts'
import { typedFields } from './typed-fields.ts'

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const WEEKS = [1, 2, 3, 4, 6, 8]
const NTHS = [1, 2, 3, 4, 5]

/** Everything about one opening; a new one may be for several weekdays at once. */
export function OpeningFields({ rules, values, errors, isNew }: FieldsProps) {
  return (
    <>
      <OwnerField rules={rules} values={values} error={errorOf(errors, 'who')} withGroups />
      <TimeFields values={values} errors={errors} isNew={isNew} />
      <section className="tp-stack" aria-labelledby="what">
        <h2 className="tp-h3" id="what">
          {m.openings_form_what()}
        </h2>
        <ChoiceList
          name="modes"
          legend={m.openings_form_modes()}
          error={errorOf(errors, 'modes')}
          options={MODES.map((mode) => ({ value: mode, label: modeWord(mode) }))}
          values={values}
          isShort
        />
        <ChoiceList
          name="offerings"
          legend={m.openings_form_offerings()}
          hint={m.openings_form_offerings_hint()}
          error={errorOf(errors, 'offerings')}
          options={rules.offerings.map(({ id, serviceName }) => ({ value: id, label: serviceName }))}
          values={values}
        />
      </section>
      <QuotaFields values={values} errors={errors} />
    </>
  )
}

type TimeProps = Pick<FieldsProps, 'values' | 'errors' | 'isNew'>

function TimeFields({ values, errors, isNew }: TimeProps) {
  const { locale } = usePageFacts()
  const field = typedFields(values, errors)
  const days = WEEKDAYS.map((day) => ({ value: String(day), label: weekdayWord(day, locale) }))
  const hasBreaks = BREAK_ROWS.some((row) => one(values, `break${row}From`) || errorOf(errors, `break${row}From`))
  return (
    <section className="tp-stack" aria-labelledby="when">
      <h2 className="tp-h3" id="when">
        {m.openings_form_when()}
      </h2>
      {isNew ? (
        <ChoiceList
          name="weekdays"
          legend={m.openings_form_weekdays()}
          hint={m.openings_form_weekdays_hint()}
          error={errorOf(errors, 'weekdays')}
          options={days}
          values={values}
          isShort
        />
      ) : (
        <SelectField {...field('weekdays')} label={m.openings_form_weekday()} options={days} />
      )}
      <div className="tp-pair">
        <TextField {...field('from')} type="time" label={m.openings_form_from()} />
        <TextField {...field('to')} type="time" label={m.openings_form_to()} hint={m.openings_form_to_hint()} />
      </div>
      <details className="tp-fold" open={hasBreaks}>
        <summary className="tp-strong">{m.openings_form_breaks()}</summary>
        <div className="tp-stack">
          {BREAK_ROWS.map((row) => (
            <div className="tp-pair" key={row}>
              <TextField {...field(`break${row}From`)} type="time" label={m.openings_form_break_from({ row })} />
              <TextField {...field(`break${row}To`)} type="time" label={m.openings_form_break_to({ row })} />
            </div>
          ))}
        </div>
      </details>
      <SelectField
        name="rhythm"
        label={m.openings_form_rhythm()}
        hint={m.openings_form_rhythm_hint()}
        defaultValue={one(values, 'rhythm') || 'w1'}
        options={rhythms(
          one(values, 'rhythm'),
          many(values, 'weekdays').length === 1
            ? weekdayWord(Number(one(values, 'weekdays')), locale)
            : m.openings_form_weekday(),
        )}
      />
      <div className="tp-pair">
        <TextField {...field('validFrom')} type="date" label={m.openings_form_valid_from()} />
        <TextField
          {...field('validTo')}
          type="date"
          label={m.openings_form_valid_to()}
          hint={m.openings_form_valid_to_hint()}
          optional
        />
      </div>
    </section>
  )
}

/** The usual rhythms, and the stored one where it is another. */
function rhythms(current: string, day: string): { value: string; label: string }[] {
  const stored = Number(/^w(\d+)$/.exec(current)?.[1] ?? 1)
  const weeks = [...new Set([...WEEKS, stored])].sort((a, b) => a - b)
  return [
    ...weeks.map((count) => ({
      value: `w${count}`,
      label: count === 1 ? m.openings_word_every_week() : m.openings_word_every_n({ count }),
    })),
    ...NTHS.map((nth) => ({ value: `m${nth}`, label: m.openings_word_nth({ nth, day }) })),
    { value: 'm-1', label: m.openings_word_last({ day }) },
  ]
}
