import { FORM_TOKEN_FIELD } from '../form-token.ts'

/** The hidden field that every staff form carries; `requireFormToken` looks for it. */
export function FormToken({ value }: { value: string }) {
  return <input type="hidden" name={FORM_TOKEN_FIELD} value={value} />
}
