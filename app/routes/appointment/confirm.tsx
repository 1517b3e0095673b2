import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AppointmentAside } from '#app/features/booking/components/appointment-aside.tsx'
import { whenText } from '#app/features/booking/components/appointment-facts.tsx'
import { confirmAppointment } from '#app/features/booking/confirm-appointment.server.ts'
import { type AppointmentView, findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { manageToken } from '#app/features/booking/link-tokens.ts'
import { hasStarted, isOverdue } from '#app/features/booking/policy.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { standingOf } from '#app/features/booking/standing.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { appointmentPath } from '#app/lib/link-paths.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

type Stage = 'open' | 'late' | 'limit' | 'booked' | 'cancelled' | 'over' | 'gone'

export const meta: MetaFunction = () => [
  { title: pageTitle(m.appointment_confirm_title()) },
  { name: 'robots', content: 'noindex' },
]

export const headers = () => ({ 'cache-control': 'no-store' })

/** Only shows; mail scanners open links too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { confirmToken } = params
  const { db, config, locale } = context
  const appointment = isToken(confirmToken) ? await findAppointmentView(db.sql, { confirmToken }, locale) : null
  if (!appointment) throw notFound()
  const stage = stageOf(appointment, context.now())
  return {
    appointment,
    stage,
    managePath: stage === 'booked' ? appointmentPath(manageToken(config.tokenKey, appointment.id)) : null,
  }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { confirmToken } = params
  const { db, config } = context
  if (!isToken(confirmToken)) throw notFound()
  const result = await refusalOf(() => confirmAppointment(db, { confirmToken }, context.now()))
  if (result.ok)
    return redirect(`${appointmentPath(manageToken(config.tokenKey, result.value.appointmentId))}?neu=gebucht`, 303)
  if (result.refusal.code === 'not_found') throw notFound()
  const stage = { request_expired: 'gone', contact_limit_reached: 'limit' }[result.refusal.code as string] as
    | Stage
    | undefined
  return data({ stage }, { status: result.refusal.status })
}

function stageOf(appointment: AppointmentView, now: Temporal.Instant): Stage {
  const standing = standingOf(appointment)
  if (appointment.state === 'booked') return 'booked'
  if (appointment.state === 'cancelled') return 'cancelled'
  if (hasStarted(standing, now) || (appointment.state !== 'requested' && appointment.state !== 'expired')) return 'over'
  return appointment.state === 'expired' || isOverdue(standing, now) ? 'late' : 'open'
}

export default function ConfirmPage() {
  const { appointment, stage: found, managePath } = useLoaderData<typeof loader>()
  const stage = useActionData<typeof action>()?.stage ?? found
  const { locale, municipality } = usePageFacts()
  const { title, text } = words(stage, appointment, locale, municipality.phone)
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body" role={stage === 'gone' || stage === 'limit' ? 'alert' : undefined}>
            <h1 className="tp-h1">{title}</h1>
            {text.map((line) => (
              <p key={line} className="tp-lead">
                {line}
              </p>
            ))}
            {stage === 'open' || stage === 'late' ? (
              <form method="post">
                <Button icon="check">{m.appointment_confirm_button()}</Button>
              </form>
            ) : null}
            {managePath ? (
              <p>
                <ButtonLink href={managePath}>{m.appointment_to_appointment()}</ButtonLink>
              </p>
            ) : null}
            {stage === 'gone' || stage === 'cancelled' || stage === 'over' ? (
              <p>
                <ButtonLink
                  href={`/buchen/${appointment.departmentSlug}/${appointment.serviceSlug}?art=${appointment.mode}`}
                >
                  {m.appointment_book_again()}
                </ButtonLink>
              </p>
            ) : null}
          </div>
          <AppointmentAside title={m.appointment_title()} appointment={appointment} locale={locale} />
        </div>
      </div>
    </PublicPage>
  )
}

function words(
  stage: Stage,
  { expiresAt, office }: AppointmentView,
  locale: 'de' | 'en',
  phone: string,
): { title: string; text: string[] } {
  switch (stage) {
    case 'open': {
      const until = expiresAt
        ? [m.appointment_confirm_until({ until: whenText(expiresAt, office.timeZone, locale) })]
        : []
      return { title: m.appointment_confirm_title(), text: [m.appointment_confirm_lead(), ...until] }
    }
    case 'late':
      return { title: m.appointment_confirm_title(), text: [m.appointment_confirm_late()] }
    case 'booked':
      return { title: m.appointment_confirm_again_title(), text: [m.appointment_confirm_again_text()] }
    case 'limit':
      return { title: m.proposals_limit_title(), text: [m.proposals_limit_text({ phone })] }
    case 'cancelled':
      return { title: m.appointment_confirm_cancelled_title(), text: [] }
    case 'over':
      return { title: m.appointment_confirm_over_title(), text: [] }
    case 'gone':
      return { title: m.appointment_confirm_gone_title(), text: [m.appointment_confirm_gone_text()] }
  }
}
