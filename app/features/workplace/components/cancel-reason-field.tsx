import { m } from '#app/locales/generated/messages.js'
import { TextField } from '#app/ui/field.tsx'
import { MAX_REASON_LENGTH } from '../limits.ts'

type Props = { name: string; problem?: { value: string; message: string } }

/** Why an appointment or what is left of a series is cancelled. */
export function CancelReasonField({ name, problem }: Props) {
  return (
    <TextField
      name={name}
      label={m.staff_cancel_reason()}
      hint={m.staff_cancel_reason_hint()}
      error={problem?.message}
      defaultValue={problem?.value}
      maxLength={MAX_REASON_LENGTH}
    />
  )
}
