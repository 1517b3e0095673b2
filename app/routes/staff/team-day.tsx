import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { dayFigures } from '#app/features/statistics/day-figures.ts'
import { AppointmentTable } from '#app/features/workplace/components/appointment-table.tsx'
import { DayColumnView } from '#app/features/workplace/components/day-column-view.tsx'
import { DayKpis } from '#app/features/workplace/components/day-kpis.tsx'
import { DayLegend } from '#app/features/workplace/components/day-legend.tsx'
import { DayNavigation } from '#app/features/workplace/components/day-navigation.tsx'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { useLivePage } from '#app/features/workplace/components/use-live-page.ts'
import { dayStatus } from '#app/features/workplace/day-appointment.ts'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { listColleagues } from '#app/features/workplace/list-colleagues.server.ts'
import { listDay } from '#app/features/workplace/list-day.server.ts'
import { teamColumns } from '#app/features/workplace/team-columns.ts'
import { chosenDay, minuteOfDay } from '#app/features/workplace/work-day.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatDay } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'

export const handle = { hydrate: true }

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const badge = data && data.frame.waiting > 0 ? `(${data.frame.waiting}) ` : ''
  return [{ title: `${badge}${m.staff_team_day()} – ${m.common_workplace()}` }]
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const query = new URL(request.url).searchParams
  const now = context.now()
  const zone = await findWorkZone(context.prisma, staff)
  const chosen = chosenDay(query.get('tag'), now, zone)
  const today = chosenDay(null, now, zone).date
  const [day, colleagues, frame] = await Promise.all([
    listDay(context.prisma, staff, chosen),
    listColleagues(context.prisma, staff, chosen),
    getWorkFrame(context.db, staff, now),
  ])
  return {
    frame,
    now: now.toString(),
    noon: chosen.from.add({ hours: 12 }).toString(),
    zone,
    view: query.get('ansicht') === 'liste' ? ('list' as const) : ('columns' as const),
    date: chosen.date.toString(),
    previous: chosen.date.subtract({ days: 1 }).toString(),
    next: chosen.date.add({ days: 1 }).toString(),
    isToday: chosen.date.equals(today),
    nowMinute: chosen.date.equals(today) ? minuteOfDay(now.toString(), today, zone) : null,
    day,
    columns: teamColumns(colleagues, day, chosen.date),
    figures: dayFigures(day.map((appointment) => ({ ...appointment, status: dayStatus(appointment, now.toString()) }))),
  }
}

export default function TeamDay() {
  const page = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  useLivePage('/dienst/ereignisse', { ignore: ['chat_message_sent', 'party_seen'] })
  return (
    <StaffPage frame={page.frame} current="team">
      <div className="tp-row tp-row--between">
        <h1 className="tp-h2">{formatDay({ at: page.noon, zone: page.zone, locale })}</h1>
        <DayNavigation {...page} />
      </div>
      <DayKpis figures={page.figures} title={page.isToday ? m.staff_kpi_today() : m.staff_kpi_that_day()} />
      <section className="tp-stack tp-stack--tight" aria-labelledby="people">
        <div className="tp-row tp-row--between">
          <h2 className="tp-h3" id="people">
            {page.view === 'list' ? m.staff_team_list() : m.staff_team_columns()}
          </h2>
          {page.view === 'columns' ? <DayLegend /> : null}
        </div>
        <TeamContent page={page} />
      </section>
    </StaffPage>
  )
}

function TeamContent({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  if (page.view === 'list' && page.day.length > 0)
    return (
      <div className="tp-box">
        <AppointmentTable appointments={page.day} now={page.now} labelledBy="people" withCaseworker />
      </div>
    )
  if (page.view === 'columns' && page.columns.length > 0)
    return (
      <>
        <DayColumnView columns={page.columns} now={page.now} nowMinute={page.nowMinute} />
        <p className="tp-small tp-muted">
          {m.staff_keyboard_before()} <kbd>Tab</kbd> {m.staff_keyboard_between()} <kbd>{m.staff_key_enter()}</kbd>{' '}
          {m.staff_keyboard_after()}
        </p>
      </>
    )
  return <p className="tp-box tp-muted">{m.staff_team_empty()}</p>
}
