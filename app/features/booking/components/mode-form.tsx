import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { CheckField, FieldError, TextField } from '#app/ui/field.tsx'
import type { Mode } from '../types.ts'

const WORDS: Record<Mode, () => string> = {
  video: m.booking_mode_video,
  phone: m.booking_mode_phone,
  on_site: m.booking_mode_on_site,
}

/** Another way to have the same appointment; day and time stay. */
export function ModeForm({ modes, path, isMissing }: { modes: Mode[]; path: string; isMissing: boolean }) {
  const error = isMissing ? m.calendar_error_mode() : undefined
  return (
    <form method="post" className="tp-form" noValidate>
      <ErrorSummary errors={error ? [{ field: `art-${modes[0]}`, message: error }] : []} />
      <p className="tp-lead">{m.calendar_mode_lead()}</p>
      <fieldset className="kern-fieldset">
        <legend className="kern-label">{m.calendar_mode_new()}</legend>
        <div className="kern-fieldset__body">
          {modes.map((mode) => (
            <CheckField
              key={mode}
              type="radio"
              name="art"
              id={`art-${mode}`}
              value={mode}
              label={WORDS[mode]()}
              defaultChecked={modes.length === 1}
            />
          ))}
        </div>
        <FieldError name="art" message={error} />
      </fieldset>
      {modes.includes('phone') ? (
        <TextField
          name="phone"
          type="tel"
          autoComplete="tel"
          label={m.calendar_phone()}
          hint={m.calendar_mode_phone_citizen()}
          optional
        />
      ) : null}
      <div className="tp-actionbar">
        <Button>{m.calendar_mode_change()}</Button>
        <ButtonLink href={path} look="tertiary">
          {m.appointment_move_keep()}
        </ButtonLink>
      </div>
    </form>
  )
}
