import { FormToken } from '#app/features/access/components/form-token.tsx'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { changedAddress } from '../calendar-filter.ts'
import type { BookingPage } from '../get-booking-page.server.ts'
import type { PlaceRefusal } from '../place-refusal.ts'
import type { WorkFrame } from '../work-frame.ts'
import { BookingChoice } from './booking-choice.tsx'
import { caseworkerOptions } from './caseworker-options.ts'
import { FreeTimes } from './free-times.tsx'
import { OverrideFields } from './override-fields.tsx'
import { PersonFields } from './person-fields.tsx'
import { PlaceRefusalNote } from './place-refusal-note.tsx'
import { SeriesFields, type SeriesPreview } from './series-fields.tsx'
import { StaffPage } from './staff-page.tsx'
import { TeamHead } from './team-head.tsx'

export type BookingAnswer = {
  values: Record<string, string>
  aids: string[]
  problems: FieldProblem[]
  refusal: PlaceRefusal | null
  preview: SeriesPreview | null
}
type Props = BookingPage & {
  frame: WorkFrame
  search: string
  isWalkIn: boolean
  /** Of now, where the person stands at the counter. */
  clock: string
  today: string
  formKey: string
  answer: BookingAnswer | null
}

/** Books for somebody: what and with whom above, time and person in one form below. */
export function BookingView({ frame, search, isWalkIn, clock, today, formKey, answer, ...page }: Props) {
  const values = answer?.values ?? {}
  const problems = answer?.problems ?? []
  const query = new URLSearchParams(search)
  const here = `/dienst/buchen${search}`
  const linkTo = (tag: string) => changedAddress('/dienst/buchen', search, { tag, zeit: null })
  const typed = isWalkIn ? { tag: today, zeit: clock } : { tag: page.date, zeit: query.get('zeit') ?? '' }
  return (
    <StaffPage frame={frame} current="team">
      <TeamHead
        date={page.date}
        title={isWalkIn ? m.calendar_walk_in() : m.calendar_book()}
        text={isWalkIn ? m.calendar_walk_in_text() : undefined}
      />
      <ErrorSummary errors={problems} />
      <PlaceRefusalNote refusal={answer?.refusal ?? null} zone={page.zone} linkTo={linkTo} />
      <BookingChoice page={page} kept={isWalkIn ? [['spontan', 'ja']] : []} />
      {page.offering && page.mode ? (
        <form method="post" action={here} className="tp-case" noValidate>
          <FormToken value={frame.formToken} />
          <input type="hidden" name="formular" value={values.formular ?? formKey} />
          <input type="hidden" name="angebot" value={page.offering.id} />
          <input type="hidden" name="art" value={page.mode} />
          <div className="tp-stack">
            <section className="tp-box tp-stack" aria-labelledby="when">
              <h2 className="tp-h3" id="when">
                {m.calendar_when()}
              </h2>
              <FreeTimes
                date={page.date}
                zone={page.zone}
                free={page.free}
                linkTo={linkTo}
                values={values}
                error={errorOf(problems, 'zeit')}
                typed={typed}
              />
              <div className="tp-pair">
                <TextField
                  name="minuten"
                  label={m.calendar_minutes()}
                  hint={m.calendar_minutes_hint({
                    minutes: page.visit?.durationMinutes ?? page.offering.durationMinutes,
                  })}
                  inputMode="numeric"
                  optional
                  defaultValue={values.minuten}
                  error={errorOf(problems, 'minuten')}
                />
                <SelectField
                  name="wer"
                  label={m.calendar_assign()}
                  defaultValue={values.wer ?? page.person ?? 'fair'}
                  options={[
                    { value: 'fair', label: m.calendar_assign_fair() },
                    { value: 'same', label: m.calendar_assign_same() },
                    { value: 'language', label: m.calendar_assign_language() },
                    ...caseworkerOptions(page.resources),
                  ]}
                />
              </div>
              {isWalkIn ? null : (
                <SeriesFields values={values} problems={problems} preview={answer?.preview ?? null} zone={page.zone} />
              )}
              <OverrideFields
                open={answer?.refusal?.code === 'rule_broken'}
                values={values}
                error={errorOf(problems, 'regelgrund')}
              />
            </section>
          </div>
          <section className="tp-box tp-stack" aria-labelledby="who">
            <h2 className="tp-h3" id="who">
              {m.calendar_for_whom()}
            </h2>
            <PersonFields values={values} problems={problems} aids={answer?.aids ?? []} />
            <Button icon="event_available" name="intent" value="book">
              {m.calendar_book_now()}
            </Button>
          </section>
        </form>
      ) : (
        <p className="tp-box tp-muted">{m.calendar_nothing_offered()}</p>
      )}
    </StaffPage>
  )
}
