import { m } from '#app/locales/generated/messages.js'
import type { FormErrors } from '#app/ui/error-summary.tsx'
import { type Companion, MAX_COMPANIONS } from '../companions.ts'
import type { Mode } from '../types.ts'
import { CompanionFields } from './companion-fields.tsx'

type Props = { typed: Companion[]; problems: FormErrors; mode: Mode }

/** Everybody who comes along. The second and third person wait behind a line until they are needed; no script is. */
export function CompanionsBox(props: Props) {
  const { typed } = props
  return (
    <fieldset className="kern-fieldset">
      <legend className="kern-label">
        {m.booking_companions()} <span className="kern-label__optional">{m.common_optional()}</span>
      </legend>
      <div className="kern-fieldset__body">
        <p className="kern-hint">{m.booking_companions_hint()}</p>
        <Person index={0} {...props} />
        {Array.from({ length: MAX_COMPANIONS - 1 }, (_, index) => index + 1).map((index) => (
          <details className="tp-fold" key={index} open={typed[index] !== undefined}>
            <summary>{m.booking_companion_more()}</summary>
            <Person index={index} {...props} />
          </details>
        ))}
      </div>
    </fieldset>
  )
}

function Person({ index, typed, problems, mode }: Props & { index: number }) {
  return (
    <fieldset className="tp-field">
      <legend className="tp-h4">{m.booking_companion_legend({ number: index + 1 })}</legend>
      <CompanionFields index={index} typed={typed[index]} problems={problems} mode={mode} />
    </fieldset>
  )
}
