import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { manageToken } from '#app/features/booking/link-tokens.ts'
import { AfterVisit } from '#app/features/visits/components/after-visit.tsx'
import { CheckFacts } from '#app/features/visits/components/check-facts.tsx'
import { useLocalMedia } from '#app/features/visits/components/local-media.tsx'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { requirePlace } from '#app/features/visits/require-place.server.ts'
import { returnToVisit } from '#app/features/visits/return-to-visit.server.ts'
import { placePath } from '#app/features/visits/visit-place.ts'
import { refusalOf } from '#app/lib/http.ts'
import { appointmentPath } from '#app/lib/link-paths.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'

export const meta: MetaFunction = () => [{ title: m.visit_after_page_title() }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const view = await requirePlace(context.db, params.joinToken, 'after', context.now())
  const isOwed = view.appointmentState === 'technical_failure' && view.role === 'applicant'
  const token = manageToken(context.config.tokenKey, view.appointmentId)
  return { view, rebookPath: isOwed ? `${appointmentPath(token)}/verschieben` : null }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const result = await refusalOf(() => returnToVisit(context.db, { partyId: party.id }, context.now()))
  if (!result.ok) return { refusal: result.refusal.code }
  return redirect(placePath(params.joinToken!, 'room'))
}

export default function AfterPage() {
  const { view, rebookPath } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { close } = useLocalMedia()
  const canReturn = view.appointmentState === 'booked' && view.state === 'left' && view.window === 'open'
  // Nothing is filmed or recorded any more; the lights of the devices go out.
  useEffect(() => close(), [close])
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-stack tp-visit-page">
        {answer ? <Alert kind="warning" title={refusalText(answer.refusal)} live /> : null}
        <AfterVisit view={view} />
        {rebookPath ? (
          <p>
            <ButtonLink href={rebookPath} icon="event">
              {m.appointment_rebook_go()}
            </ButtonLink>
          </p>
        ) : null}
        {canReturn ? (
          <Form method="post">
            <Button icon="login">{m.visit_return()}</Button>
          </Form>
        ) : null}
        <CheckFacts view={view} />
      </div>
    </PublicPage>
  )
}
