import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation, useParams } from '@remix-run/react'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import { CheckFacts } from '#app/features/visits/components/check-facts.tsx'
import { DeviceCheck, useCheckResult } from '#app/features/visits/components/device-check.tsx'
import { ScriptsNeeded } from '#app/features/visits/components/scripts-needed.tsx'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { requirePlace } from '#app/features/visits/require-place.server.ts'
import { readDeviceCheck } from '#app/features/visits/schema.ts'
import { placePath } from '#app/features/visits/visit-place.ts'
import { refusalOf } from '#app/lib/http.ts'
import { visitPath } from '#app/lib/link-paths.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'

export const meta: MetaFunction = () => [{ title: m.visit_check_title() }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  return requirePlace(context.db, params.joinToken, 'check', context.now())
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const deviceCheck = readDeviceCheck((await request.formData()).get('deviceCheck'))
  const result = await refusalOf(() => checkIn(context.db, { partyId: party.id, deviceCheck }, context.now()))
  if (!result.ok) return { refusal: result.refusal.code }
  return redirect(placePath(params.joinToken!, 'waiting'))
}

export default function DeviceCheckPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { joinToken } = useParams()
  const { locale } = usePageFacts()
  const { result, setSpeaker } = useCheckResult(view.window === 'open' ? `${visitPath(joinToken!)}/stoerung` : null)
  const busy = useNavigation().state !== 'idle'
  const isVideo = view.mode === 'video'
  const opens = { at: view.opensAt, zone: view.timeZone, locale }
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-stack tp-visit-page">
        <h1 className="tp-h1">{isVideo ? m.visit_check_title() : m.visit_not_video_title()}</h1>
        {answer ? <Alert kind="warning" title={refusalText(answer.refusal)} live /> : null}
        {isVideo ? (
          <>
            <ScriptsNeeded phone={view.departmentPhone} />
            <div className="tp-wait">
              <DeviceCheck phone={view.departmentPhone} onResult={setSpeaker} />
              <section className="tp-panel tp-stack" aria-labelledby="eintreten">
                <h2 className="tp-h3" id="eintreten">
                  {m.visit_enter_waiting_room()}
                </h2>
                <CheckFacts view={view} />
                {view.window === 'early' ? (
                  <p className="tp-note">{m.visit_opens_at({ day: formatDate(opens), time: formatTime(opens) })}</p>
                ) : (
                  <Form method="post" className="tp-stack">
                    <input type="hidden" name="deviceCheck" value={JSON.stringify(result)} />
                    <p>{result.microphone === 'ok' ? m.visit_ready_text() : m.visit_without_devices_text()}</p>
                    <Button
                      icon="arrow_forward"
                      block
                      disabled={busy}
                      look={result.microphone === 'ok' ? 'primary' : 'secondary'}
                    >
                      {result.microphone === 'ok' ? m.visit_go_waiting() : m.visit_go_without_devices()}
                    </Button>
                  </Form>
                )}
                <p className="tp-small tp-muted">{m.visit_called_with_picture()}</p>
              </section>
            </div>
          </>
        ) : (
          <>
            <CheckFacts view={view} />
            <p>{view.mode === 'phone' ? m.visit_is_phone() : m.visit_is_on_site()}</p>
          </>
        )}
      </div>
    </PublicPage>
  )
}
