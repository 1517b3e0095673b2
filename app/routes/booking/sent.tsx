import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AppointmentAside } from '#app/features/booking/components/appointment-aside.tsx'
import { whenText } from '#app/features/booking/components/appointment-facts.tsx'
import { BookingSteps } from '#app/features/booking/components/booking-steps.tsx'
import { correctEmail } from '#app/features/booking/correct-email.server.ts'
import { type AppointmentView, findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { isOverdue, MAX_CONFIRM_MAILS } from '#app/features/booking/policy.ts'
import { checkEmail } from '#app/features/booking/schema.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.booking_sent_title(), data?.isInvalid) },
]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { holdToken } = params
  const appointment = isToken(holdToken)
    ? await findAppointmentView(context.db.sql, { holdToken }, context.locale)
    : null
  if (!appointment) throw notFound()
  if (appointment.state === 'held') throw redirect(`/buchen/${holdToken}/angaben`)
  const query = new URL(request.url).searchParams
  return {
    appointment,
    standing: standingOf(appointment, context.now()),
    canSendAgain: appointment.icalSequence + 1 < MAX_CONFIRM_MAILS,
    wasSentAgain: query.has('erneut'),
    isInvalid: wasInvalid(context),
    isRefused: query.get('grund') === 'form_key_reused',
  }
}

function standingOf({ state, expiresAt }: AppointmentView, now: Temporal.Instant): 'waiting' | 'booked' | 'over' {
  if (state === 'booked') return 'booked'
  return state === 'requested' && expiresAt && !isOverdue({ expiresAt: Temporal.Instant.from(expiresAt) }, now)
    ? 'waiting'
    : 'over'
}

/** Sends the mail once more, to the same or a corrected address. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { holdToken } = params
  if (!isToken(holdToken)) throw notFound()
  const typed = String((await request.formData()).get('email') ?? '')
  const checked = checkEmail(typed)
  if (!checked.ok) return invalid(context, { problems: checked.problems, typed })
  const { db, config } = context
  const result = await refusalOf(() =>
    correctEmail(db, { holdToken, email: checked.email, tokenKey: config.tokenKey }, context.now()),
  )
  return redirect(`/buchen/${holdToken}/gesendet${result.ok ? '?erneut=1' : ''}`, 303)
}

export default function SentPage() {
  const { appointment, standing, canSendAgain, wasSentAgain, isRefused } = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  const { office, expiresAt, applicant } = appointment
  const titles = {
    waiting: m.booking_sent_title(),
    booked: m.booking_sent_booked_title(),
    over: m.booking_sent_over_title(),
  }
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-journey">
        <BookingSteps current={standing === 'booked' ? 4 : 3} />
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body">
            <h1 className="tp-h1">{titles[standing]}</h1>
            {isRefused ? <Alert kind="warning" title={refusalText('form_key_reused')} live /> : null}
            {wasSentAgain && standing === 'waiting' ? (
              <Alert kind="success" title={m.booking_sent_again_done()} live />
            ) : null}
            {standing === 'waiting' ? (
              <>
                <p className="tp-lead">{m.booking_sent_lead({ email: applicant?.email ?? '' })}</p>
                <p>
                  {m.booking_sent_until({
                    until: whenText(expiresAt ?? appointment.startsAt, office.timeZone, locale),
                  })}
                </p>
                <SendAgain email={applicant?.email ?? ''} allowed={canSendAgain} />
              </>
            ) : null}
            {standing === 'booked' ? <p className="tp-lead">{m.booking_sent_booked_text()}</p> : null}
            {standing === 'over' ? (
              <>
                <p className="tp-lead">{m.booking_sent_over_text()}</p>
                <p>
                  <ButtonLink href={`/buchen/${appointment.departmentSlug}/${appointment.serviceSlug}`}>
                    {m.booking_book_again()}
                  </ButtonLink>
                </p>
              </>
            ) : null}
          </div>
          <AppointmentAside title={m.booking_your_appointment()} appointment={appointment} locale={locale} />
        </div>
      </div>
    </PublicPage>
  )
}

function SendAgain({ email, allowed }: { email: string; allowed: boolean }) {
  const answer = useActionData<typeof action>()
  const { municipality } = usePageFacts()
  const problems = answer?.problems ?? []
  return (
    <section className="tp-panel tp-stack" aria-labelledby="keine-mail">
      <h2 className="tp-h3" id="keine-mail">
        {m.booking_sent_missing()}
      </h2>
      <p>{m.booking_sent_spam()}</p>
      {allowed ? (
        <details className="kern-accordion" open={problems.length > 0}>
          <summary className="kern-accordion__header">
            <span className="kern-title">{m.booking_sent_wrong()}</span>
          </summary>
          <section className="kern-accordion__body">
            <form method="post" className="tp-stack" noValidate>
              <ErrorSummary errors={problems} />
              <TextField
                name="email"
                type="email"
                label={m.booking_email()}
                hint={m.booking_sent_wrong_hint()}
                autoComplete="email"
                required
                defaultValue={answer?.typed ?? email}
                error={errorOf(problems, 'email')}
              />
              <div>
                <Button look="secondary">{m.booking_sent_again()}</Button>
              </div>
            </form>
          </section>
        </details>
      ) : (
        <p>{m.booking_sent_again_limit({ phone: municipality.phone })}</p>
      )}
    </section>
  )
}
