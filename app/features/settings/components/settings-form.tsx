import type { ReactNode } from 'react'
import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, type FormErrors } from '#app/ui/error-summary.tsx'

type Props = {
  errors: FormErrors
  formToken: string
  /** Tag of the rules that the form was filled from. */
  tag: string
  href: string
  children: ReactNode
}

/** The form of a service's or a department's rules around its fields. */
export function SettingsForm({ errors, formToken, tag, href, children }: Props) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <form method="post" action={href} className="tp-box tp-stack tp-rule-form" noValidate>
        <FormToken value={formToken} />
        <input type="hidden" name="seen" value={tag} />
        {children}
        <div className="tp-stack tp-stack--tight">
          <Button icon="check">{m.settings_submit()}</Button>
          <p className="tp-small tp-muted">{m.settings_submit_hint()}</p>
        </div>
      </form>
    </>
  )
}
