import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookingSteps } from '#app/features/booking/components/booking-steps.tsx'
import { DetailsSummary, HiddenDetails } from '#app/features/booking/components/details-summary.tsx'
import { HoldPanel } from '#app/features/booking/components/hold-panel.tsx'
import { NetworkLimit } from '#app/features/booking/components/network-limit.tsx'
import { extendHold } from '#app/features/booking/extend-hold.server.ts'
import { findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { canExtend } from '#app/features/booking/policy.ts'
import { isGateClosed } from '#app/features/booking/proof-of-work.ts'
import { requestAppointment } from '#app/features/booking/request-appointment.server.ts'
import { saveDraft } from '#app/features/booking/save-draft.server.ts'
import { checkDetails, readDetails } from '#app/features/booking/schema.ts'
import { pathToTimes } from '#app/features/booking/slot-query.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { latestBirthYear } from '#app/features/booking/standing.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { newToken } from '#app/lib/tokens.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

const FORM = 'pruefen'

export const meta: MetaFunction = () => [{ title: pageTitle(m.booking_check_title()) }]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { holdToken } = params
  const hold = isToken(holdToken) ? await findAppointmentView(context.db.sql, { holdToken }, context.locale) : null
  if (!hold) throw notFound()
  if (hold.state !== 'held') throw redirect(`/buchen/${holdToken}/gesendet`)
  if (isGateClosed(hold, context.now())) throw redirect(`/buchen/${holdToken}/moment`)
  const { draft } = hold
  if (!draft || !checkDetails(draft, hold.mode, latestBirthYear(hold, context.now())).ok)
    throw redirect(`/buchen/${holdToken}/angaben`)
  return {
    hold,
    draft,
    reason: new URL(request.url).searchParams.get('grund'),
    formKey: newToken(),
    now: context.now().toString(),
    holdMinutes: context.config.holdMinutes,
    base: `/buchen/${holdToken}`,
  }
}

/** Turns the hold into a request. Redirects in every case that a citizen meets, so that reloading sends nothing twice. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { holdToken } = params
  const { db, config } = context
  if (!isToken(holdToken)) throw notFound()
  const form = await request.formData()
  const path = `/buchen/${holdToken}`
  if (form.get('aktion') === 'zeit') return redirect(await timePath(context, holdToken), 303)
  if (form.get('aktion') === 'verlaengern') {
    await refusalOf(() => extendHold(db, { holdToken, holdMinutes: config.holdMinutes }, context.now()))
    return redirect(`${path}/pruefen`, 303)
  }
  const hold = await findAppointmentView(db.sql, { holdToken }, context.locale)
  if (!hold) throw notFound()
  const [typed, formKey] = [readDetails(form), form.get('formular')]
  const checked = checkDetails(typed, hold.mode, latestBirthYear(hold, context.now()))
  if (!checked.ok || !isToken(formKey)) {
    await refusalOf(() => saveDraft(db, { holdToken, draft: { ...typed, submitted: true } }))
    return redirect(`${path}/angaben`, 303)
  }
  const { tokenKey, requestMinutes } = config
  const guard = { throttles: context.throttles.grabbing, clientPrefix: context.clientPrefix }
  const input = {
    holdToken,
    formKey,
    details: checked.details,
    locale: context.locale,
    tokenKey,
    requestMinutes,
    guard,
  }
  const result = await refusalOf(() => requestAppointment(db, input, context.now()))
  if (result.ok) return redirect(`${path}/gesendet`, 303)
  if (result.refusal.code === 'not_found') throw notFound()
  if (result.refusal.code === 'contact_limit_reached')
    return redirect(await timePath(context, holdToken, 'contact_limit_reached'), 303)
  if (result.refusal.code === 'too_many_attempts') return redirect(`${path}/pruefen?grund=netz`, 303)
  if (result.refusal.code === 'proof_needed') return redirect(`${path}/moment`, 303)
  // The request that was sent first stands; the page that shows it says so.
  if (result.refusal.code !== 'hold_expired') return redirect(`${path}/gesendet?grund=${result.refusal.code}`, 303)
  return redirect(await timePath(context, holdToken, 'hold_expired'), 303)
}

/** The page with the free times, from which the same hold goes on to another time. */
async function timePath(
  { db, locale }: AppLoadContext,
  holdToken: string,
  reason?: 'hold_expired' | 'contact_limit_reached',
): Promise<string> {
  const hold = await findAppointmentView(db.sql, { holdToken }, locale)
  if (!hold) throw notFound()
  return pathToTimes(hold, holdToken, reason)
}

export default function CheckPage() {
  const { hold, draft, reason, formKey, now, holdMinutes, base } = useLoaderData<typeof loader>()
  const { locale, municipality } = usePageFacts()
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-journey">
        <BookingSteps
          current={3}
          links={[`/leistung/${hold.departmentSlug}/${hold.serviceSlug}`, undefined, `${base}/angaben`]}
        />
        <div className="tp-journey-head">
          <a className="tp-back" href={`${base}/angaben`}>
            <Icon name="arrow_back" />
            {m.booking_back_to_details()}
          </a>
          <h1 className="tp-h1">{m.booking_check_title()}</h1>
          <p className="tp-lead">{m.booking_check_lead()}</p>
        </div>
        {reason === 'netz' ? <NetworkLimit phone={municipality.phone} /> : null}
        <div className="tp-cols">
          <form method="post" id={FORM} className="tp-stack">
            <section className="tp-panel tp-stack">
              <div className="tp-row tp-row--between">
                <h2 className="tp-h3">{m.booking_check_person()}</h2>
                <a href={`${base}/angaben`}>
                  {m.booking_change()}
                  <span className="kern-sr-only">: {m.booking_check_person()}</span>
                </a>
              </div>
              <DetailsSummary details={draft} locale={locale} />
            </section>
            <HiddenDetails details={draft} />
            <input type="hidden" name="formular" value={formKey} />
            <div className="tp-actionbar">
              <Button>{m.booking_send()}</Button>
            </div>
          </form>
          <HoldPanel
            hold={hold}
            now={now}
            locale={locale}
            holdMinutes={holdMinutes}
            canExtend={canExtend(hold)}
            form={FORM}
          />
        </div>
      </div>
    </PublicPage>
  )
}
