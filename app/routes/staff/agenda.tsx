import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { AgendaDay } from '#app/features/workplace/components/agenda-day.tsx'
import { CalendarActions } from '#app/features/workplace/components/calendar-actions.tsx'
import { CalendarSteps, CalendarViews } from '#app/features/workplace/components/calendar-navigation.tsx'
import { PersonPicker } from '#app/features/workplace/components/person-picker.tsx'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { useLivePage } from '#app/features/workplace/components/use-live-page.ts'
import { getPersonPage } from '#app/features/workplace/get-person-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: calendarCss }]
export const meta: MetaFunction = () => [{ title: `${m.calendar_agenda()} – ${m.common_workplace()}` }]

const AGENDA_DAYS = 7

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const { search, searchParams } = new URL(request.url)
  const now = context.now()
  const question = {
    person: searchParams.get('person'),
    tag: searchParams.get('tag'),
    days: AGENDA_DAYS,
    fromMonday: false,
  }
  const [page, frame] = await Promise.all([
    getPersonPage(context.prisma, staff, question, now),
    getWorkFrame(context.db, staff, now),
  ])
  return { ...page, frame, search, now: now.toString() }
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
