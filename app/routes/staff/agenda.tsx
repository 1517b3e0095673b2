import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { AgendaDay } from '#app/features/workplace/components/agenda-day.tsx'
import { CalendarActions } from '#app/features/workplace/components/calendar-actions.tsx'
import { CalendarSteps, CalendarViews } from '#app/features/workplace/components/calendar-navigation.tsx'
import { PersonPicker } from '#app/features/workplace/components/person-picker.tsx'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { useLivePage } from '#app/features/workplace/components/use-live-page.ts'
import { m } from '#app/locales/generated/messages.js'
import { loadPersonPage } from './load-person-page.server.ts'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: calendarCss }]
export const meta: MetaFunction = () => [{ title: `${m.calendar_agenda()} – ${m.common_workplace()}` }]

export function loader(args: LoaderFunctionArgs) {
  return loadPersonPage(args, 'date')
}

/** A week from a day on as one list, made for the hand: what comes, what is free in between. */
export default function Agenda() {
  const page = useLoaderData<typeof loader>()
  const { person, search, first } = page
  useLivePage('/dienst/ereignisse', { ignore: ['chat_message_sent', 'party_seen'] })
  return (
    <StaffPage frame={page.frame} current="team">
      <div className="tp-row tp-row--between">
        <div className="tp-row">
          <h1 className="tp-h2">{person ? m.calendar_agenda_of({ name: person.name }) : m.calendar_agenda()}</h1>
          <CalendarSteps path="/dienst/agenda" by="week" {...page} />
        </div>
        <div className="tp-row tp-row--tight">
          <CalendarViews current="agenda" tag={page.isNow ? null : first} search={search} />
          <CalendarActions tag={first} person={person?.id ?? null} />
        </div>
      </div>
      <PersonPicker people={page.people} chosen={person?.id ?? null} tag={page.isNow ? null : first} />
      <div className="tp-agenda">
        {page.columns.map((column) => (
          <AgendaDay key={column.key} column={column} now={page.now} isToday={column.date === page.today.date} />
        ))}
      </div>
      {page.columns.length === 0 ? <p className="tp-box tp-muted">{m.calendar_nobody()}</p> : null}
    </StaffPage>
  )
}
