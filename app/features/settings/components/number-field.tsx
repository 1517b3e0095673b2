import type { FormValues } from '#app/features/openings/form-values.ts'
import { one } from '#app/features/openings/form-values.ts'
import { errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/field.tsx'
import { type NumberField as Field, NUMBER_WORDS } from './field-words.ts'

type Props = { name: Field; values: FormValues; errors: FormErrors; optional?: boolean; note?: string }

/** One counted rule: the unit stands in its label, what it does in its hint. */
export function NumberField({ name, values, errors, optional, note }: Props) {
  const { label, hint } = NUMBER_WORDS[name]
  return (
    <TextField
      name={name}
      label={label()}
      hint={note ? `${hint()} ${note}` : hint()}
      defaultValue={one(values, name)}
      error={errorOf(errors, name)}
      inputMode="numeric"
      maxLength={6}
      optional={optional}
    />
  )
}
