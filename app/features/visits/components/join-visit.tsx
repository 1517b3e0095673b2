import { Form } from '@remix-run/react'
import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'

type Props = { appointmentId: string; formToken: string; error: string | null }

/** For a caseworker who is not, or no longer, in the visit. */
export function JoinVisit({ appointmentId, formToken, error }: Props) {
  return (
    <div className="tp-stack">
      <h1 className="tp-h1">{m.visit_join_title()}</h1>
      {error ? <Alert kind="warning" title={error} live /> : null}
      <p className="tp-lead">{m.visit_join_text()}</p>
      <Form method="post" className="tp-row">
        <FormToken value={formToken} />
        <Button icon="login" name="intent" value="join">
          {m.visit_join()}
        </Button>
        <ButtonLink look="tertiary" href={`/dienst/termine/${appointmentId}`}>
          {m.visit_back_to_appointment()}
        </ButtonLink>
      </Form>
    </div>
  )
}
