import { m } from '#app/locales/generated/messages.js'

/** One entry a field that needs attention; `field` is the id it links to. */
export type FormErrors = { field: string; message: string }[]

/**
 * Stands at the top of a form that came back. It takes the focus by `autoFocus` without a script, is read aloud at once, and its links
 * lead to the fields.
 */
export function ErrorSummary({ errors }: { errors: FormErrors }) {
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: after a failed form the summary is where reading has to go on
    <div className="kern-alert kern-alert--danger" role="alert" tabIndex={-1} aria-labelledby="form-errors" autoFocus>
      <div className="kern-alert__header">
        <span className="kern-icon kern-icon--danger" aria-hidden="true" />
        <h2 className="kern-title" id="form-errors">
          {m.common_check_entries({ count: errors.length })}
        </h2>
      </div>
      <div className="kern-alert__body">
        <ul className="kern-list kern-list--bullet">
          {errors.map((error) => (
            <li key={`${error.field} ${error.message}`}>
              <a className="kern-link" href={`#${error.field}`}>
                {error.message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** The message of one field, for the field itself. */
export function errorOf(errors: FormErrors, field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}
