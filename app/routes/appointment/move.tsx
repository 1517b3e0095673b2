import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AppointmentAside } from '#app/features/booking/components/appointment-aside.tsx'
import { LOST_REASONS, LostSlot } from '#app/features/booking/components/lost-slot.tsx'
import { NoSlots } from '#app/features/booking/components/no-slots.tsx'
import { SlotFilter } from '#app/features/booking/components/slot-filter.tsx'
import { SlotPicker } from '#app/features/booking/components/slot-picker.tsx'
import { getSlotPage } from '#app/features/booking/get-slot-page.server.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { moveRefusal } from '#app/features/booking/policy.ts'
import { changeQuery, readSlotQuery } from '#app/features/booking/slot-query.ts'
import { isMode, readSlotValue } from '#app/features/booking/slot-value.ts'
import { standingOf } from '#app/features/booking/standing.ts'
import { findOpenProposal } from '#app/features/proposals/queries.server.ts'
import { refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import { requireAppointment } from './require-appointment.server.ts'

export const meta: MetaFunction = () => [{ title: pageTitle(m.appointment_move_title()) }]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const { db, locale } = context
  const now = context.now()
  const { appointment, path } = await requireAppointment(args)
  const base = { appointment, path, search: new URL(request.url).search }
  const proposal = await findOpenProposal(db.sql, appointment.id, now)
  const isAsked = proposal?.reason === 'replacement'
  const refusal = moveRefusal(standingOf(appointment), isAsked ? 'staff' : 'citizen', now)
  if (refusal) return { ...base, refusal, page: null, reason: null, lost: null, from: '' }
  const query = readSlotQuery(new URL(request.url).searchParams)
  const wish = { ...query.wish, mode: query.wish.mode ?? appointment.mode }
  const { departmentSlug, serviceSlug, id } = appointment
  const question = {
    ...query,
    wish,
    departmentSlug,
    serviceSlug,
    locale,
    excludeAppointmentId: id,
    keepsVisit: true,
    ...(appointment.state === 'technical_failure' && { channel: 'internal' as const }),
    now,
  }
  const found = await refusalOf(() => getSlotPage(db.sql, question))
  if (!found.ok)
    return { ...base, refusal: 'slot_not_offered' as const, page: null, reason: null, lost: null, from: '' }
  const reason = LOST_REASONS.find((known) => known === query.reason) ?? null
  return { ...base, refusal: null, page: found.value, reason, lost: query.lost, from: query.from?.toString() ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { appointment, path } = await requireAppointment(args)
  const form = await request.formData()
  const url = new URL(request.url)
  const [slot, mode] = [readSlotValue(form.get('zeit')), form.get('art')]
  const back = (change: Record<string, string>) =>
    redirect(`${url.pathname}${changeQuery(url.searchParams, change)}`, 303)
  if (!slot || !isMode(mode)) return back({ grund: 'nothing_chosen' })
  const input = { ...slot, mode, appointmentId: appointment.id, by: { kind: 'citizen' as const } }
  const result = await refusalOf(() => moveAppointment(context.db, input, context.now()))
  if (result.ok) return redirect(`${path}?neu=verschoben`, 303)
  const { code } = result.refusal
  // Every other refusal is shown by the loader, which asks the same rule.
  if (code !== 'slot_taken' && code !== 'slot_not_offered') return back({})
  const lost = slot.start.toString()
  return back({ art: mode, verloren: lost, ab: lost.slice(0, 10), grund: code })
}

export default function MovePage() {
  const { appointment, path, search, refusal, page, reason, lost, from } = useLoaderData<typeof loader>()
  const { locale, municipality } = usePageFacts()
  const linkTo = (change: Record<string, string | null>) => changeQuery(new URLSearchParams(search), change)
  const isOwed = appointment.state === 'technical_failure'
  const left = appointment.moveLimit - appointment.moves
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        {page && reason ? (
          <LostSlot
            reason={reason}
            lost={lost}
            zone={appointment.office.timeZone}
            locale={locale}
            nearest={page.nearest}
            minutes={10}
            hidden={[['art', page.wish.mode]]}
            keptDetails={false}
          />
        ) : null}
        <div className="tp-stack tp-journey-head">
          <h1 className="tp-h1">
            {refusal ? m.appointment_move() : isOwed ? m.appointment_rebook_title() : m.appointment_move_title()}
          </h1>
          {refusal ? null : (
            <p className="tp-lead">
              {isOwed ? m.appointment_rebook_lead() : m.appointment_move_lead()}{' '}
              {isOwed ? null : m.appointment_move_left({ count: left })}
            </p>
          )}
        </div>
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body">
            {refusal ? (
              <Alert kind="warning" title={m.appointment_refused_title()}>
                {refusalText(refusal)}
              </Alert>
            ) : null}
            {page ? <SlotFilter page={page} locale={locale} from={from} hold={null} /> : null}
            {page && page.days.length > 0 ? (
              <SlotPicker
                page={page}
                locale={locale}
                linkTo={linkTo}
                submitLabel={isOwed ? m.appointment_rebook_button() : m.appointment_move_button()}
              >
                <input type="hidden" name="art" value={page.wish.mode} />
              </SlotPicker>
            ) : null}
            {page && page.days.length === 0 ? (
              <NoSlots page={page} locale={locale} phone={municipality.phone} linkTo={linkTo} />
            ) : null}
          </div>
          <AppointmentAside
            title={isOwed ? m.appointment_rebook_before() : m.appointment_move_now()}
            appointment={appointment}
            locale={locale}
          >
            <p>
              <a href={path}>{refusal || isOwed ? m.appointment_to_appointment() : m.appointment_move_keep()}</a>
            </p>
          </AppointmentAside>
        </div>
      </div>
    </PublicPage>
  )
}
