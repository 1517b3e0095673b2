import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { MAX_REASON_LENGTH } from '../limits.ts'

type Props = { formToken: string; problem?: { value: string; message: string } }

/** Cancels for the office. The person is told by mail, the time is free again. */
export function CancelBox({ formToken, problem }: Props) {
  return (
    <details className="tp-box tp-fold" open={problem !== undefined}>
      <summary className="tp-h3">{m.staff_cancel()}</summary>
      <form method="post" className="tp-stack">
        <FormToken value={formToken} />
        <input type="hidden" name="intent" value="cancel" />
        <p className="tp-small">{m.staff_cancel_text()}</p>
        <TextField
          name="reason"
          label={m.staff_cancel_reason()}
          hint={m.staff_cancel_reason_hint()}
          error={problem?.message}
          defaultValue={problem?.value}
          maxLength={MAX_REASON_LENGTH}
        />
        <Button look="secondary" icon="event_busy">
          {m.staff_cancel_now()}
        </Button>
      </form>
    </details>
  )
}
