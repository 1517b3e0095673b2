import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookingSteps } from '#app/features/booking/components/booking-steps.tsx'
import { DetailsForm } from '#app/features/booking/components/details-form.tsx'
import { HoldPanel } from '#app/features/booking/components/hold-panel.tsx'
import { extendHold } from '#app/features/booking/extend-hold.server.ts'
import { findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { canExtend } from '#app/features/booking/policy.ts'
import { isGateClosed } from '#app/features/booking/proof-of-work.ts'
import { releaseHold } from '#app/features/booking/release-hold.server.ts'
import { saveDraft } from '#app/features/booking/save-draft.server.ts'
import { checkDetails, readDetails } from '#app/features/booking/schema.ts'
import { pathToTimes } from '#app/features/booking/slot-query.ts'
import { isToken } from '#app/features/booking/slot-value.ts'
import { latestBirthYear } from '#app/features/booking/standing.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

const FORM = 'angaben'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(m.booking_details_title(), Boolean(page?.problems.length)) },
]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { holdToken } = params
  const hold = isToken(holdToken) ? await findAppointmentView(context.db.sql, { holdToken }, context.locale) : null
  if (!hold) throw notFound()
  if (hold.state !== 'held') throw redirect(`/buchen/${holdToken}/gesendet`)
  if (isGateClosed(hold, context.now())) throw redirect(`/buchen/${holdToken}/moment`)
  const checked = hold.draft?.submitted
    ? checkDetails(hold.draft, hold.mode, latestBirthYear(hold, context.now()))
    : null
  return {
    hold,
    problems: checked && !checked.ok ? checked.problems : [],
    now: context.now().toString(),
    holdMinutes: context.config.holdMinutes,
    timePath: pathToTimes(hold, holdToken!),
  }
}

/** Whatever the button, what was typed is kept first. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { holdToken } = params
  const { db } = context
  if (!isToken(holdToken)) throw notFound()
  const form = await request.formData()
  const doing = form.get('aktion')
  if (doing === 'abbrechen') {
    await releaseHold(db, { holdToken })
    return redirect('/', 303)
  }
  const hold = await findAppointmentView(db.sql, { holdToken }, context.locale)
  if (!hold) throw notFound()
  const details = readDetails(form)
  const submitted = doing === null
  const saved = await refusalOf(() => saveDraft(db, { holdToken, draft: { ...details, submitted } }))
  if (!saved.ok) return redirect(`/buchen/${holdToken}/gesendet`, 303)
  if (doing === 'zeit') return redirect(pathToTimes(hold, holdToken), 303)
  if (doing === 'verlaengern') {
    await refusalOf(() => extendHold(db, { holdToken, holdMinutes: context.config.holdMinutes }, context.now()))
    return redirect(`/buchen/${holdToken}/angaben`, 303)
  }
  return checkDetails(details, hold.mode, latestBirthYear(hold, context.now())).ok
    ? redirect(`/buchen/${holdToken}/pruefen`, 303)
    : data(null, { status: 400 })
}

export default function DetailsPage() {
  const { hold, problems, now, holdMinutes, timePath: toTime } = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-journey">
        <BookingSteps current={2} links={[`/leistung/${hold.departmentSlug}/${hold.serviceSlug}`, toTime]} />
        <div className="tp-journey-head">
          <a className="tp-back" href={toTime}>
            <Icon name="arrow_back" />
            {m.booking_back_to_time()}
          </a>
          <h1 className="tp-h1">{m.booking_details_title()}</h1>
        </div>
        <div className="tp-cols">
          <DetailsForm
            id={FORM}
            typed={hold.draft}
            problems={problems}
            mode={hold.mode}
            locale={locale}
            retentionDays={hold.retentionDays}
            asksBirthYear={hold.asksBirthYear}
          />
          <HoldPanel
            hold={hold}
            now={now}
            locale={locale}
            holdMinutes={holdMinutes}
            canExtend={canExtend(hold)}
            form={FORM}
            formFirst={problems.length > 0}
          />
        </div>
      </div>
    </PublicPage>
  )
}
