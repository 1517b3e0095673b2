import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { chooseVisit } from '#app/features/booking/choose-visit.server.ts'
import { BookingSteps } from '#app/features/booking/components/booking-steps.tsx'
import { LOST_REASONS, LostSlot } from '#app/features/booking/components/lost-slot.tsx'
import { NoSlots } from '#app/features/booking/components/no-slots.tsx'
import { SlotChoicePanel } from '#app/features/booking/components/slot-choice-panel.tsx'
import { SlotFilter } from '#app/features/booking/components/slot-filter.tsx'
import { SlotPicker } from '#app/features/booking/components/slot-picker.tsx'
import { findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { getSlotPage } from '#app/features/booking/get-slot-page.server.ts'
import { holdSlot } from '#app/features/booking/hold-slot.server.ts'
import { changeQuery, readSlotQuery } from '#app/features/booking/slot-query.ts'
import { isMode, isToken, readSlotValue } from '#app/features/booking/slot-value.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { newToken } from '#app/lib/tokens.ts'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.booking_time_title(), Boolean(data?.reason)) },
  { name: 'robots', content: 'noindex' },
]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { db, locale, config } = context
  const url = new URL(request.url)
  const query = readSlotQuery(url.searchParams)
  const held = query.holdToken ? await findAppointmentView(db.sql, { holdToken: query.holdToken }, locale) : null
  const place = { departmentSlug: params.departmentSlug ?? '', serviceSlug: params.serviceSlug ?? '' }
  const own = held?.state === 'held' ? held : null
  const question = { ...place, ...query, locale, excludeAppointmentId: own?.id ?? null, now: context.now() }
  const found = await refusalOf(() => getSlotPage(db.sql, question))
  if (!found.ok) throw notFound()
  return {
    page: found.value,
    place,
    search: url.search,
    from: query.from?.toString() ?? '',
    lost: query.lost,
    reason: LOST_REASONS.find((reason) => reason === query.reason) ?? null,
    minutes: Number(url.searchParams.get('minuten')) || 10,
    holdToken: own ? query.holdToken! : newToken(),
    isChange: own !== null,
    holdMinutes: config.holdMinutes,
  }
}

/** Answers with a redirect in every case: in the rush for a slot no page is made for those who come too late. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, config, throttles, clientPrefix, locale } = context
  const form = await request.formData()
  const url = new URL(request.url)
  const [slot, mode, holdToken] = [readSlotValue(form.get('zeit')), form.get('art'), form.get('formular')]
  const back = (change: Record<string, string>) =>
    redirect(`${url.pathname}${changeQuery(url.searchParams, change)}`, 303)
  if (!slot || !isMode(mode) || !isToken(holdToken)) return back({ grund: 'nothing_chosen' })
  const guard = { throttles: throttles.grabbing, clientPrefix, waitSeconds: config.limits.proofWaitSeconds }
  const visit = await chooseVisit(db.sql, url, { ...slot, holdToken, locale })
  const input = { ...slot, ...visit, mode, holdToken, locale, holdMinutes: config.holdMinutes, guard }
  const result = await refusalOf(() => holdSlot(db, input, context.now()))
  if (result.ok)
    return redirect(`/buchen/${holdToken}/${url.searchParams.has('reservierung') ? 'pruefen' : 'angaben'}`, 303)
  const { code, facts } = result.refusal
  if (code === 'form_outdated') return redirect(`/buchen/${holdToken}/gesendet`, 303)
  const lost = slot.start.toString()
  return back({
    art: mode,
    verloren: lost,
    ab: lost.slice(0, 10),
    grund: code,
    minuten: String(Math.ceil(Number(facts.seconds ?? 600) / 60)),
  })
}

export default function TimePage() {
  const data = useLoaderData<typeof loader>()
  const { page, place, search, reason, lost, isChange, holdToken } = data
  const { locale, municipality } = usePageFacts()
  const linkTo = (change: Record<string, string | null>) => changeQuery(new URLSearchParams(search), change)
  const hidden: [string, string][] = [
    ['art', page.wish.mode],
    ['formular', holdToken],
  ]
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-journey">
        <BookingSteps current={1} links={[`/leistung/${place.departmentSlug}/${place.serviceSlug}`]} />
        {reason ? (
          <LostSlot
            reason={reason}
            lost={lost}
            zone={page.days[0]?.tiles[0]?.zone ?? 'Europe/Berlin'}
            locale={locale}
            nearest={page.nearest}
            minutes={data.minutes}
            hidden={hidden}
            keptDetails={isChange}
          />
        ) : null}
        <div className="tp-stack tp-journey-head">
          <h1 className="tp-h1">{m.booking_time_title()}</h1>
          <p className="tp-lead">{m.booking_time_lead({ minutes: data.holdMinutes })}</p>
        </div>
        <div className="tp-cols">
          <div>
            <SlotFilter page={page} locale={locale} from={data.from} hold={isChange ? holdToken : null} />
            {page.days.length > 0 ? (
              <SlotPicker page={page} locale={locale} linkTo={linkTo} submitLabel={m.booking_take_time()}>
                {hidden.map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
              </SlotPicker>
            ) : (
              <NoSlots page={page} locale={locale} phone={municipality.phone} linkTo={linkTo} />
            )}
          </div>
          <SlotChoicePanel page={page} place={place} phone={municipality.phone} />
        </div>
      </div>
    </PublicPage>
  )
}
