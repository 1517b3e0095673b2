import { errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { type FormValues, one } from '../form-values.ts'

/** Gives a field its name, what was typed into it and what is wrong with it. */
export function typedFields(values: FormValues, errors: FormErrors) {
  return (name: string) => ({ name, defaultValue: one(values, name), error: errorOf(errors, name) })
}
