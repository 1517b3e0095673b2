import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookingSteps } from '#app/features/booking/components/booking-steps.tsx'
import { GroupDates } from '#app/features/booking/components/group-dates.tsx'
import { holdSeat } from '#app/features/booking/hold-seat.server.ts'
import { listGroupDates } from '#app/features/booking/queries.server.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { findServicePage } from '#app/features/catalogue/queries.server.ts'
import { isRefusalCode } from '#app/lib/errors.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { newToken } from '#app/lib/tokens.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'

export const meta: MetaFunction = () => [
  { title: `${m.calendar_group_dates()} – ${m.common_portal_name()}` },
  { name: 'robots', content: 'noindex' },
]
export const headers = () => ({ 'cache-control': 'no-store' })

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = { departmentSlug: params.departmentSlug ?? '', serviceSlug: params.serviceSlug ?? '' }
  const service = await findServicePage(context.db.sql, place, context.locale)
  if (!service) throw notFound()
  const reason = new URL(request.url).searchParams.get('grund')
  return {
    place,
    serviceName: service.name,
    dates: await listGroupDates(context.db.sql, place, context.locale, context.now()),
    reason: isRefusalCode(reason) ? reason : null,
    holdToken: newToken(),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, config, throttles, clientPrefix, locale } = context
  const form = await request.formData()
  const { pathname } = new URL(request.url)
  const [holdToken, groupAppointmentId] = [form.get('formular'), String(form.get('gruppe') ?? '')]
  if (!isToken(holdToken) || !UUID.test(groupAppointmentId)) return redirect(pathname, 303)
  const guard = { throttles: throttles.grabbing, clientPrefix, waitSeconds: config.limits.proofWaitSeconds }
  const input = { groupAppointmentId, holdToken, locale, holdMinutes: config.holdMinutes, guard }
  const result = await refusalOf(() => holdSeat(db, input, context.now()))
  if (result.ok) return redirect(`/buchen/${holdToken}/angaben`, 303)
  if (result.refusal.code === 'form_outdated') return redirect(`/buchen/${holdToken}/gesendet`, 303)
  return redirect(`${pathname}?grund=${result.refusal.code}`, 303)
}

export default function GroupDatesPage() {
  const { place, serviceName, dates, reason, holdToken } = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-journey">
        <BookingSteps current={1} links={[`/leistung/${place.departmentSlug}/${place.serviceSlug}`]} />
        {reason ? <Alert kind="warning" title={refusalText(reason)} live /> : null}
        <div className="tp-stack tp-journey-head">
          <a className="tp-back" href={`/leistung/${place.departmentSlug}/${place.serviceSlug}`}>
            <Icon name="arrow_back" />
            {serviceName}
          </a>
          <h1 className="tp-h1">{m.calendar_group_dates()}</h1>
          <p className="tp-lead">{m.calendar_group_dates_lead()}</p>
        </div>
        {dates.length > 0 ? (
          <GroupDates dates={dates} holdToken={holdToken} locale={locale} />
        ) : (
          <p className="tp-muted">{m.calendar_group_dates_none()}</p>
        )}
      </div>
    </PublicPage>
  )
}
