import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { whenText } from '#app/features/booking/components/appointment-facts.tsx'
import { BookingSteps } from '#app/features/booking/components/booking-steps.tsx'
import { ProofForm } from '#app/features/booking/components/proof-form.tsx'
import { findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { makeChallenge } from '#app/features/booking/make-challenge.server.ts'
import { openGate } from '#app/features/booking/open-gate.server.ts'
import { isGateClosed } from '#app/features/booking/proof-of-work.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatTimeWithSeconds } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage, telephoneLink } from '#app/ui/public-page.tsx'

export const handle = { hydrate: true }

export const meta: MetaFunction = () => [
  { title: pageTitle(m.proposals_gate_title()) },
  { name: 'robots', content: 'noindex' },
]

export const headers = () => ({ 'cache-control': 'no-store' })

async function findHold({ params, context }: LoaderFunctionArgs) {
  const { holdToken } = params
  const hold = isToken(holdToken) ? await findAppointmentView(context.db.sql, { holdToken }, context.locale) : null
  if (!hold || !holdToken) throw notFound()
  return { hold, holdToken }
}

/** Stands between a conspicuous hold and its form; everybody else goes straight through. */
export async function loader(args: LoaderFunctionArgs) {
  const { hold, holdToken } = await findHold(args)
  const { context, request } = args
  if (hold.state !== 'held' || !isGateClosed(hold, context.now())) throw redirect(`/buchen/${holdToken}/angaben`)
  return {
    challenge: await makeChallenge(context.config.tokenKey, hold.id),
    startsAt: hold.startsAt,
    zone: hold.office.timeZone,
    until: hold.gateUntil!,
    isEarly: new URL(request.url).searchParams.has('frueh'),
  }
}

/** With a proof the form opens at once, without one when the wait is over. */
export async function action(args: ActionFunctionArgs) {
  const { hold, holdToken } = await findHold(args)
  const { db, config, now } = args.context
  const form = await args.request.formData()
  const path = `/buchen/${holdToken}`
  if (!isGateClosed(hold, now())) return redirect(`${path}/angaben`, 303)
  const proof = form.get('nachweis')
  if (typeof proof !== 'string') return redirect(`${path}/moment?frueh=1`, 303)
  const opened = await refusalOf(() => openGate(db, { holdToken, holdId: hold.id, tokenKey: config.tokenKey, proof }))
  return redirect(opened.ok ? `${path}/angaben` : `${path}/moment?frueh=1`, 303)
}

export default function GatePage() {
  const { challenge, startsAt, zone, until, isEarly } = useLoaderData<typeof loader>()
  const { locale, municipality } = usePageFacts()
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-journey">
        <BookingSteps current={2} />
        <div className="tp-stack tp-journey-body">
          <h1 className="tp-h1">{m.proposals_gate_title()}</h1>
          {isEarly ? <Alert kind="info" title={m.proposals_gate_early()} live /> : null}
          <p className="tp-lead">{m.proposals_gate_kept({ when: whenText(startsAt, zone, locale) })}</p>
          <p>{m.proposals_gate_why()}</p>
          <ProofForm challenge={challenge} />
          <section className="tp-panel tp-stack" aria-labelledby="ohne">
            <h2 className="tp-h3" id="ohne">
              {m.proposals_gate_other()}
            </h2>
            <p>{m.proposals_gate_wait({ at: formatTimeWithSeconds({ at: until, zone, locale }) })}</p>
            <form method="post">
              <Button look="secondary">{m.proposals_gate_go_on()}</Button>
            </form>
            <p>
              <a href={telephoneLink(municipality.phone)}>{m.proposals_gate_call({ phone: municipality.phone })}</a>
            </p>
          </section>
        </div>
      </div>
    </PublicPage>
  )
}
