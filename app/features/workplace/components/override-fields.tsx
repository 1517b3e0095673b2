import { m } from '#app/locales/generated/messages.js'
import { CheckField, TextField } from '#app/ui/field.tsx'
import { MAX_REASON_LENGTH } from '../limits.ts'

/** The word to break a rule: never by accident, and never without a reason. */
export function OverrideFields({
  open,
  values,
  error,
}: {
  open: boolean
  values: Record<string, string>
  error?: string
}) {
  return (
    <details className="tp-fold" open={open || values.regel === 'ja'}>
      <summary>{m.calendar_override()}</summary>
      <div className="tp-stack tp-stack--tight">
        <p className="tp-small tp-muted">{m.calendar_override_text()}</p>
        <CheckField
          name="regel"
          value="ja"
          label={m.calendar_override_confirm()}
          defaultChecked={values.regel === 'ja'}
        />
        <TextField
          name="regelgrund"
          label={m.calendar_override_reason()}
          defaultValue={values.regelgrund}
          maxLength={MAX_REASON_LENGTH}
          error={error}
        />
      </div>
    </details>
  )
}
