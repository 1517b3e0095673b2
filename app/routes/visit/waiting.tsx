import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData, useParams } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { DocumentPanel } from '#app/features/documents/components/document-panel.tsx'
import { comeBack } from '#app/features/visits/come-back.server.ts'
import { AwayPanel } from '#app/features/visits/components/away-panel.tsx'
import { DevicePanel } from '#app/features/visits/components/device-panel.tsx'
import { useChat } from '#app/features/visits/components/use-chat.ts'
import { useWaiting } from '#app/features/visits/components/use-waiting.ts'
import { useWakeLock } from '#app/features/visits/components/use-wake-lock.ts'
import { WaitingChat } from '#app/features/visits/components/waiting-chat.tsx'
import { WaitingParties } from '#app/features/visits/components/waiting-parties.tsx'
import { WaitingStatus } from '#app/features/visits/components/waiting-status.tsx'
import { keepAlive } from '#app/features/visits/keep-alive.server.ts'
import { leaveVisit } from '#app/features/visits/leave-visit.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { requirePlace } from '#app/features/visits/require-place.server.ts'
import { waitingStepSchema } from '#app/features/visits/schema.ts'
import { stepAway } from '#app/features/visits/step-away.server.ts'
import { placePath } from '#app/features/visits/visit-place.ts'
import { refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

/** A page without scripts asks again by itself. */
const RELOAD_SECONDS = 15
const NO_HEADERS = {}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title:
      data?.queue && data.queue.peopleAhead !== null
        ? m.visit_waiting_page_title({ count: data.queue.peopleAhead })
        : m.visit_waiting_title(),
  },
]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const now = context.now()
  const view = await requirePlace(context.db, params.joinToken, 'waiting', now)
  // Loading the page is a sign of life too, the only one that a browser without scripts gives.
  await keepAlive(context.db, { partyId: view.partyId }, now)
  return view
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const step = waitingStepSchema.parse((await request.formData()).get('intent'))
  if (step !== 'leave') {
    const move = step === 'away' ? stepAway : comeBack
    // A refusal means that the party is no longer waiting: the page shows where it is.
    await refusalOf<unknown>(() => move(context.db, { partyId: party.id }, context.now()))
    return redirect(placePath(params.joinToken!, 'waiting'))
  }
  await leaveVisit(context.db, context.rooms, { partyId: party.id }, context.now())
  return redirect(placePath(params.joinToken!, 'check'))
}

export default function WaitingPage() {
  const { joinToken } = useParams()
  const { locale } = usePageFacts()
  const base = placePath(joinToken!, 'check')
  const [version, setVersion] = useState(0)
  const chat = useChat(`${base}/nachrichten`, NO_HEADERS)
  const { view, connected } = useWaiting(base, useLoaderData<typeof loader>(), (type) => {
    if (type === 'chat_message_sent' || type === 'resync') chat.refresh()
    if (type.startsWith('document_') || type.startsWith('checklist_') || type === 'resync')
      setVersion((before) => before + 1)
  })
  useWakeLock()
  // Loaded while there is time, so that being called in takes none.
  useEffect(() => {
    void import('#app/features/visits/components/room-view.tsx')
    void import('#app/features/visits/components/visit-room.ts')
  }, [])
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-stack tp-visit-page">
        <noscript>
          <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
          <Alert kind="warning" title={m.visit_needs_scripts()}>
            <p>{m.visit_waiting_needs_scripts_text({ phone: view.departmentPhone })}</p>
          </Alert>
        </noscript>
        <div role="status">{connected ? null : <Alert kind="warning" title={m.visit_offline()} />}</div>
        <div className="tp-wait">
          <div className="tp-stack tp-stack--wide">
            <WaitingStatus view={view} />
            <WaitingChat chat={chat} ownId={view.partyId} zone={view.timeZone} />
            <section className="tp-panel tp-stack" aria-labelledby="unterlagen">
              <div className="tp-row tp-row--between">
                <h2 className="tp-h3" id="unterlagen">
                  {view.missing.length > 0 ? m.visit_missing_title() : m.visit_documents_title()}
                </h2>
                {view.missing.length > 0 ? (
                  <span className="tp-tag tp-tag--warn">
                    <Icon name="error" />
                    {m.visit_missing_count({ count: view.missing.length })}
                  </span>
                ) : null}
              </div>
              <noscript>
                <ul className="kern-list kern-list--bullet">
                  {view.missing.map((item) => (
                    <li key={item.id}>{locale === 'en' && item.titleEn ? item.titleEn : item.title}</li>
                  ))}
                </ul>
              </noscript>
              <div className="tp-needs-script">
                <DocumentPanel
                  variant="citizen"
                  address={`${base}/unterlagen`}
                  files={`${base}/unterlagen`}
                  locale={locale}
                  version={version}
                />
              </div>
            </section>
          </div>
          <div className="tp-stack tp-stack--wide">
            <DevicePanel phone={view.departmentPhone} connected={connected} />
            <AwayPanel view={view} />
            <section className="tp-panel tp-stack" aria-labelledby="weg">
              <h2 className="tp-h4" id="weg">
                {m.visit_cannot_wait()}
              </h2>
              <p className="tp-small">{m.visit_cannot_wait_text({ phone: view.departmentPhone })}</p>
              <Form method="post">
                <Button look="secondary">{m.visit_give_up_waiting()}</Button>
              </Form>
            </section>
            <WaitingParties parties={view.parties} ownId={view.partyId} />
          </div>
        </div>
      </div>
    </PublicPage>
  )
}
