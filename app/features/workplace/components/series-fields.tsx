import type { FieldProblem } from '#app/features/booking/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { errorOf } from '#app/ui/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { formatClock, formatShortDate } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'

export type SeriesPreview = { start: string; verdict: 'free' | 'taken' | 'broken'; rules: string[] }[]

type Props = {
  values: Record<string, string>
  problems: FieldProblem[]
  preview: SeriesPreview | null
  zone: string
}

const WORDS = {
  free: m.calendar_series_free,
  taken: m.calendar_series_taken,
  broken: m.calendar_series_broken,
}
const TAGS = { free: 'tp-tag--ok', taken: 'tp-tag--bad', broken: 'tp-tag--warn' }

/** Several dates at once: every so many days or weeks, or a list. The preview says which are free before anything is booked. */
export function SeriesFields({ values, problems, preview, zone }: Props) {
  const { locale } = usePageFacts()
  const error = (field: string) => errorOf(problems, field)
  return (
    <details className="tp-fold" open={Boolean(preview || error('liste') || error('anzahl'))}>
      <summary>{m.calendar_series()}</summary>
      <div className="tp-stack tp-stack--tight">
        <p className="tp-small tp-muted">{m.calendar_series_text()}</p>
        <div className="tp-trio">
          <TextField
            name="anzahl"
            label={m.calendar_series_count()}
            inputMode="numeric"
            defaultValue={values.anzahl ?? '1'}
            error={error('anzahl')}
          />
          <TextField
            name="abstand"
            label={m.calendar_series_every()}
            inputMode="numeric"
            defaultValue={values.abstand ?? '1'}
            error={error('abstand')}
          />
          <SelectField
            name="einheit"
            label={m.calendar_series_unit()}
            defaultValue={values.einheit ?? 'weeks'}
            options={[
              { value: 'weeks', label: m.calendar_series_weeks() },
              { value: 'days', label: m.calendar_series_days() },
            ]}
          />
        </div>
        <TextArea
          name="liste"
          label={m.calendar_series_list()}
          hint={m.calendar_series_list_hint()}
          optional
          rows={3}
          defaultValue={values.liste}
          error={error('liste')}
        />
        {preview ? (
          <table className="tp-table" aria-label={m.calendar_series_preview()}>
            <tbody>
              {preview.map(({ start, verdict }) => (
                <tr key={start}>
                  <th scope="row">
                    {formatShortDate({ at: start, zone, locale })}, {formatClock({ at: start, zone, locale })}
                  </th>
                  <td>
                    <span className={`tp-tag ${TAGS[verdict]}`}>{WORDS[verdict]()}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        <Button look="secondary" name="intent" value="preview">
          {m.calendar_series_preview_now()}
        </Button>
      </div>
    </details>
  )
}
