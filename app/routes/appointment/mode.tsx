import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeMode } from '#app/features/booking/change-mode.server.ts'
import { AppointmentAside } from '#app/features/booking/components/appointment-aside.tsx'
import { ModeForm } from '#app/features/booking/components/mode-form.tsx'
import { cancelRefusal } from '#app/features/booking/policy.ts'
import { listOtherModes } from '#app/features/booking/queries.server.ts'
import { isMode } from '#app/features/booking/slot-value.ts'
import { standingOf } from '#app/features/booking/standing.ts'
import { tidyText } from '#app/features/booking/typed-text.ts'
import { invalid, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import { requireAppointment } from './require-appointment.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.calendar_mode_change(), data?.isInvalid) },
  { name: 'robots', content: 'noindex' },
]
export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args
  const { appointment, path } = await requireAppointment(args)
  const refusal = cancelRefusal(standingOf(appointment), context.now())
  return {
    appointment,
    path,
    refusal: refusal ?? (appointment.state === 'booked' ? null : ('wrong_state' as const)),
    modes: await listOtherModes(context.db.sql, appointment.id),
    isInvalid: wasInvalid(context),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { appointment, path } = await requireAppointment(args)
  const form = await request.formData()
  const mode = form.get('art')
  if (!isMode(mode)) return invalid(context, { refusal: null, isMissing: true })
  const by = { kind: 'citizen' as const, id: appointment.applicant?.partyId }
  const phone = tidyText(String(form.get('phone') ?? ''), 30)
  const input = { appointmentId: appointment.id, mode, phone: /\d{3}/.test(phone) ? phone : '', by, departmentId: null }
  const result = await refusalOf(() => changeMode(context.db, input, context.now()))
  if (result.ok) return redirect(path, 303)
  return invalid(context, { refusal: result.refusal.code, isMissing: false }, result.refusal.status)
}

export default function ModePage() {
  const { appointment, path, refusal, modes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = usePageFacts()
  const refused = answer?.refusal ?? refusal
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body">
            <h1 className="tp-h1">{m.calendar_mode_change()}</h1>
            {refused ? <Alert kind="warning" title={refusalText(refused)} live /> : null}
            {refusal || modes.length === 0 ? (
              <p>
                {refusal ? null : m.calendar_mode_none()} <a href={path}>{m.appointment_to_appointment()}</a>
              </p>
            ) : (
              <ModeForm modes={modes} path={path} isMissing={answer?.isMissing ?? false} />
            )}
          </div>
          <AppointmentAside title={m.appointment_title()} appointment={appointment} locale={locale} />
        </div>
      </div>
    </PublicPage>
  )
}
