import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { landingPath } from '#app/features/access/landing.ts'
import { hasRole } from '#app/features/access/policy.ts'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { ConflictNote } from '#app/features/calendars/components/conflict-note.tsx'
import { listConflicts } from '#app/features/calendars/queries.server.ts'
import { dayFigures } from '#app/features/statistics/day-figures.ts'
import { findAnnounced } from '#app/features/visits/queries.server.ts'
import { DayKpis } from '#app/features/workplace/components/day-kpis.tsx'
import { OwnDay } from '#app/features/workplace/components/own-day.tsx'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { StepRefusal } from '#app/features/workplace/components/step-refusal.tsx'
import { useChime } from '#app/features/workplace/components/use-chime.ts'
import { useLivePage } from '#app/features/workplace/components/use-live-page.ts'
import { WaitingNote } from '#app/features/workplace/components/waiting-note.tsx'
import { WaitingRoom } from '#app/features/workplace/components/waiting-room.tsx'
import { dayStatus } from '#app/features/workplace/day-appointment.ts'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { listDay } from '#app/features/workplace/list-day.server.ts'
import { refusalCode } from '#app/features/workplace/refusal-note.ts'
import { waitingList } from '#app/features/workplace/waiting-list.ts'
import { chosenDay } from '#app/features/workplace/work-day.ts'
import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { formatDay } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'

export const handle = { hydrate: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const badge = data && data.frame.waiting > 0 ? `(${data.frame.waiting}) ` : ''
  return [{ title: `${badge}${m.staff_my_day()} – ${m.common_workplace()}` }]
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context)
  if (!hasRole(staff, 'caseworker', 'lead')) throw redirect(landingPath(staff.roles))
  const now = context.now()
  const zone = await findWorkZone(context.prisma, staff)
  const day = await listDay(context.prisma, staff, chosenDay(null, now, zone))
  const own = day.filter((appointment) => appointment.resourceIds.some((id) => staff.resourceIds.includes(id)))
  const counted = own.map((appointment) => ({ ...appointment, status: dayStatus(appointment, now.toString()) }))
  const everybody = day.map((appointment) => ({ ...appointment, status: dayStatus(appointment, now.toString()) }))
  return {
    frame: await getWorkFrame(context.db, staff, now),
    now: now.toString(),
    zone,
    own,
    entries: waitingList(day, now.toString()).filter((entry) => !entry.late || own.includes(entry.appointment)),
    figures: {
      ...dayFigures(everybody),
      appointments: dayFigures(counted).appointments,
      noShow: dayFigures(counted).noShow,
    },
    nextStart:
      own.find((appointment) => appointment.state === 'booked' && appointment.startsAt > now.toString())?.startsAt ??
      null,
    conflicts: (await listConflicts(context.db.sql, staff, now)).length,
    refusal: refusalCode(request),
    announced: await findAnnounced(context.db.sql, staff.departmentId, now),
    note: noteOf(new URL(request.url).searchParams),
  }
}

function noteOf(query: URLSearchParams) {
  return { sent: query.get('gesendet'), announced: query.has('anzeige'), problem: query.has('text') }
}

export default function MyDay() {
  const { frame, now, zone, own, entries, figures, nextStart, conflicts, refusal, announced, note } =
    useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  const chime = useChime()
  const live = useLivePage('/dienst/ereignisse', {
    ignore: ['chat_message_sent', 'party_seen'],
    onChange: (event) => event.type === 'party_arrived' && chime.play(),
  })
  return (
    <StaffPage frame={frame} current="day">
      <div className="tp-row tp-row--between">
        <h1 className="tp-h2">
          {m.staff_my_day()}: {formatDay({ at: now, zone, locale })}
        </h1>
        <ButtonLink look="secondary" icon="calendar_view_day" href="/dienst/team">
          {m.staff_team_day()}
        </ButtonLink>
      </div>
      <StepRefusal code={refusal} />
      <WaitingNote note={note} />
      <ConflictNote count={conflicts} />
      <DayKpis figures={figures} title={m.staff_kpi_own_today()} />
      <div className="tp-staff">
        <WaitingRoom
          entries={entries}
          ownAppointmentIds={own.map((appointment) => appointment.id)}
          now={now}
          zone={zone}
          formToken={frame.formToken}
          nextStart={nextStart}
          live={live}
          sound={chime}
          announced={announced}
        />
        <OwnDay appointments={own} now={now} />
      </div>
    </StaffPage>
  )
}
