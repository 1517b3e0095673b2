import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import { AppointmentAside } from '#app/features/booking/components/appointment-aside.tsx'
import { cancelRefusal, moveRefusal } from '#app/features/booking/policy.ts'
import { readReason } from '#app/features/booking/schema.ts'
import { standingOf } from '#app/features/booking/standing.ts'
import { refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import { requireAppointment } from './require-appointment.server.ts'

export const meta: MetaFunction = () => [{ title: pageTitle(m.appointment_cancel()) }]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader(args: LoaderFunctionArgs) {
  const { appointment, path } = await requireAppointment(args)
  const standing = standingOf(appointment)
  const now = args.context.now()
  return {
    appointment,
    path,
    refusal: cancelRefusal(standing, now),
    canMove: moveRefusal(standing, 'citizen', now) === null,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { appointment, path } = await requireAppointment(args)
  const reason = readReason(await request.formData())
  const input = {
    appointmentId: appointment.id,
    by: { kind: 'citizen' as const, id: appointment.applicant?.partyId },
    reason,
  }
  const result = await refusalOf(() => cancelAppointment(context.db, input, context.now()))
  if (result.ok || result.refusal.code === 'already_cancelled') return redirect(`${path}?neu=abgesagt`, 303)
  // The loader asks the same rule and shows the reason.
  return data(null, { status: result.refusal.status })
}

export default function CancelPage() {
  const { appointment, path, refusal, canMove } = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body">
            <h1 className="tp-h1">{m.appointment_cancel_title()}</h1>
            {refusal ? (
              <>
                <Alert kind="warning" title={m.appointment_refused_title()}>
                  {refusalText(refusal)}
                </Alert>
                <p>
                  <a href={path}>{m.appointment_to_appointment()}</a>
                </p>
              </>
            ) : (
              <form method="post" className="tp-form">
                <p className="tp-lead">{m.appointment_cancel_lead()}</p>
                <TextArea
                  name="reason"
                  label={m.appointment_cancel_reason()}
                  hint={m.appointment_cancel_reason_hint()}
                  optional
                  maxLength={200}
                  rows={2}
                />
                <div className="tp-actionbar">
                  <Button>{m.appointment_cancel_button()}</Button>
                  {canMove ? (
                    <ButtonLink href={`${path}/verschieben`} look="secondary">
                      {m.appointment_move_instead()}
                    </ButtonLink>
                  ) : null}
                  <ButtonLink href={path} look="tertiary">
                    {m.appointment_move_keep()}
                  </ButtonLink>
                </div>
              </form>
            )}
          </div>
          <AppointmentAside title={m.appointment_title()} appointment={appointment} locale={locale} />
        </div>
      </div>
    </PublicPage>
  )
}
