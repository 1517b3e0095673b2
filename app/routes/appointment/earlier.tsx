import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AppointmentAside } from '#app/features/booking/components/appointment-aside.tsx'
import { standingOf } from '#app/features/booking/standing.ts'
import { WishFields } from '#app/features/proposals/components/wish-fields.tsx'
import { ANY_WISH, checkWish, readWish, typedWish } from '#app/features/proposals/earlier-wish.ts'
import { joinList } from '#app/features/proposals/join-list.server.ts'
import { leaveList } from '#app/features/proposals/leave-list.server.ts'
import { listRefusal } from '#app/features/proposals/policy.ts'
import { findListPlace } from '#app/features/proposals/queries.server.ts'
import { invalid, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { requireAppointment } from './require-appointment.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(m.proposals_list_title(), page?.isInvalid) },
]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const { appointment, path } = await requireAppointment(args)
  const { wish, offerMinutes } = await findListPlace(context.db.sql, appointment.id)
  return {
    appointment,
    path,
    typed: wish && typedWish(wish),
    offerMinutes,
    isOpen: listRefusal(standingOf(appointment), context.now()) === null,
    done: new URL(request.url).searchParams.get('erledigt'),
    isInvalid: wasInvalid(context),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { appointment, path } = await requireAppointment(args)
  const form = await request.formData()
  const change = {
    appointmentId: appointment.id,
    by: { kind: 'citizen' as const, id: appointment.applicant?.partyId },
  }
  if (form.get('aktion') === 'verlassen') {
    await leaveList(context.db, change, context.now())
    return redirect(`${path}/frueher?erledigt=verlassen`, 303)
  }
  const typed = readWish(form)
  const checked = checkWish(typed)
  if (!checked.ok) return invalid(context, { problems: checked.problems, typed })
  // Every refusal is shown by the loader, which asks the same rule.
  const joined = await refusalOf(() => joinList(context.db, { ...change, wish: checked.wish }, context.now()))
  return redirect(`${path}/frueher${joined.ok ? '?erledigt=gesetzt' : ''}`, 303)
}

export default function EarlierPage() {
  const { appointment, path, typed, offerMinutes, isOpen, done } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const { locale } = usePageFacts()
  const problems = sent?.problems ?? []
  const hasEmail = Boolean(appointment.applicant?.email)
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        <div className="tp-journey-head">
          <a className="tp-back" href={path}>
            <Icon name="arrow_back" />
            {m.appointment_to_appointment()}
          </a>
          <h1 className="tp-h1">{m.proposals_list_title()}</h1>
        </div>
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body">
            {done === 'gesetzt' && typed ? <Alert kind="success" title={m.proposals_list_joined()} live /> : null}
            {done === 'verlassen' && !typed ? <Alert kind="success" title={m.proposals_list_left()} live /> : null}
            {isOpen && hasEmail ? (
              <form method="post" className="tp-form" noValidate>
                <ErrorSummary errors={problems} />
                <p className="tp-lead">{m.proposals_list_lead({ minutes: offerMinutes })}</p>
                <p>
                  <a href="/faire-vergabe">{m.proposals_list_order()}</a>
                </p>
                <WishFields typed={sent?.typed ?? typed ?? ANY_WISH} problems={problems} />
                <div className="tp-actionbar">
                  <Button>{typed ? m.proposals_list_save() : m.proposals_list_join()}</Button>
                  {typed ? (
                    <Button look="secondary" name="aktion" value="verlassen">
                      {m.proposals_list_leave()}
                    </Button>
                  ) : null}
                </div>
              </form>
            ) : (
              <p>{isOpen ? m.proposals_list_no_email() : m.proposals_list_closed()}</p>
            )}
          </div>
          <AppointmentAside title={m.proposals_booked()} appointment={appointment} locale={locale} />
        </div>
      </div>
    </PublicPage>
  )
}
