import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { CancelReasonField } from './cancel-reason-field.tsx'

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
        <CancelReasonField name="reason" problem={problem} />
        <Button look="secondary" icon="event_busy">
          {m.staff_cancel_now()}
        </Button>
      </form>
    </details>
  )
}
