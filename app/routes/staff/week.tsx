import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { CalendarActions } from '#app/features/workplace/components/calendar-actions.tsx'
import { CalendarGrid } from '#app/features/workplace/components/calendar-grid.tsx'
import { CalendarKeys } from '#app/features/workplace/components/calendar-keys.tsx'
import { CalendarSteps, CalendarViews } from '#app/features/workplace/components/calendar-navigation.tsx'
import { dayWord } from '#app/features/workplace/components/day-word.ts'
import { PersonPicker } from '#app/features/workplace/components/person-picker.tsx'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { useLivePage } from '#app/features/workplace/components/use-live-page.ts'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { loadPersonPage } from './load-person-page.server.ts'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: calendarCss }]
export const meta: MetaFunction = () => [{ title: `${m.calendar_week()} – ${m.common_workplace()}` }]

export function loader(args: LoaderFunctionArgs) {
  return loadPersonPage(args, 'Monday')
}

export default function Week() {
  const page = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  const { columns, person, search, first, last } = page
  useLivePage('/dienst/ereignisse', { ignore: ['chat_message_sent', 'party_seen'] })
  // Saturday and Sunday take room only when there is something in them.
  const shown = columns.filter(
    ({ works, appointments }, index) => index < 5 || works.length > 0 || appointments.length > 0,
  )
  return (
    <StaffPage frame={page.frame} current="team">
      <div className="tp-row tp-row--between">
        <div className="tp-row">
          <h1 className="tp-h2">{person ? m.calendar_week_of({ name: person.name }) : m.calendar_week()}</h1>
          <CalendarSteps path="/dienst/woche" by="week" {...page} />
        </div>
        <div className="tp-row tp-row--tight">
          <CalendarViews current="week" tag={page.isNow ? null : first} search={search} />
          <CalendarActions tag={page.isNow ? page.today.date : first} person={person?.id ?? null} />
        </div>
      </div>
      <div className="tp-row tp-row--between">
        <p className="tp-muted">{m.calendar_span({ from: dayWord(first, locale), to: dayWord(last, locale) })}</p>
        <PersonPicker people={page.people} chosen={person?.id ?? null} tag={page.isNow ? null : first} />
      </div>
      {shown.length > 0 ? (
        <>
          <h2 className="kern-sr-only">{m.calendar_days()}</h2>
          <CalendarGrid
            columns={shown}
            now={page.now}
            today={page.today}
            by="date"
            density="wide"
            formToken={page.frame.formToken}
            here={`/dienst/woche${search}`}
          />
          <CalendarKeys />
        </>
      ) : (
        <p className="tp-box tp-muted">{m.calendar_nobody()}</p>
      )}
    </StaffPage>
  )
}
