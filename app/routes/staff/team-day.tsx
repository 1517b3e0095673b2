import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate } from '@remix-run/react'
import { useEffect } from 'react'
import calendarCss from '#app/assets/styles/calendar.css?url'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { CloseDayMenu } from '#app/features/openings/components/close-day-menu.tsx'
import { changedAddress, readCalendarFilter, readView } from '#app/features/workplace/calendar-filter.ts'
import { AppointmentTable } from '#app/features/workplace/components/appointment-table.tsx'
import { CalendarActions } from '#app/features/workplace/components/calendar-actions.tsx'
import { CalendarFilterBar } from '#app/features/workplace/components/calendar-filter-bar.tsx'
import { CalendarGrid } from '#app/features/workplace/components/calendar-grid.tsx'
import { CalendarKeys } from '#app/features/workplace/components/calendar-keys.tsx'
import { CalendarSteps, CalendarViews } from '#app/features/workplace/components/calendar-navigation.tsx'
import { DayKpis } from '#app/features/workplace/components/day-kpis.tsx'
import { DayLegend } from '#app/features/workplace/components/day-legend.tsx'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { useLivePage } from '#app/features/workplace/components/use-live-page.ts'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getTeamPage } from '#app/features/workplace/get-team-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { chosenDay, minuteOfDay } from '#app/features/workplace/work-day.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatDay } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: calendarCss }]

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const badge = data && data.frame.waiting > 0 ? `(${data.frame.waiting}) ` : ''
  return [{ title: `${badge}${m.staff_team_day()} – ${m.common_workplace()}` }]
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const { search, searchParams } = new URL(request.url)
  const now = context.now()
  const zone = await findWorkZone(context.prisma, staff)
  const chosen = chosenDay(searchParams.get('tag'), now, zone)
  const today = chosenDay(null, now, zone).date
  const filter = readCalendarFilter(searchParams)
  const [page, frame] = await Promise.all([
    getTeamPage(context.prisma, staff, { day: chosen, filter }, now),
    getWorkFrame(context.db, staff, now),
  ])
  return {
    ...page,
    ...readView(searchParams),
    frame,
    filter,
    search,
    now: now.toString(),
    zone,
    noon: chosen.from.add({ hours: 12 }).toString(),
    date: chosen.date.toString(),
    previous: chosen.date.subtract({ days: 1 }).toString(),
    next: chosen.date.add({ days: 1 }).toString(),
    isToday: chosen.date.equals(today),
    today: { date: today.toString(), minute: minuteOfDay(now.toString(), today, zone) },
  }
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function TeamDay() {
  const page = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  const { search, date, isToday, view } = page
  useListOnNarrowScreens(search)
  useLivePage('/dienst/ereignisse', { ignore: ['chat_message_sent', 'party_seen'] })
  return (
    <StaffPage frame={page.frame} current="team">
      <div className="tp-row tp-row--between">
        <div className="tp-row">
          <h1 className="tp-h2">{formatDay({ at: page.noon, zone: page.zone, locale })}</h1>
          <CalendarSteps path="/dienst/team" by="day" isNow={isToday} {...page} />
        </div>
        <div className="tp-row tp-row--tight">
          <CalendarViews current={view} tag={isToday ? null : date} search={search} />
          <CalendarActions tag={date} />
          {page.frame.roles.includes('lead') && date >= page.today.date ? (
            <CloseDayMenu formToken={page.frame.formToken} offices={page.offices} date={date} />
          ) : null}
        </div>
      </div>
      <DayKpis figures={page.figures} title={isToday ? m.staff_kpi_today() : m.staff_kpi_that_day()} />
      <section className="tp-stack tp-stack--tight" aria-labelledby="people">
        <div className="tp-row tp-row--between">
          <h2 className="tp-h3" id="people">
            {view === 'list' ? m.staff_team_list() : m.staff_team_columns()}
          </h2>
          {view === 'columns' ? <Looks page={page} /> : null}
        </div>
        <CalendarFilterBar
          filter={page.filter}
          offices={page.offices}
          offerings={page.offerings}
          hidden={page.hidden}
          kept={keptValues(search)}
          clearHref={changedAddress('/dienst/team', search, NO_FILTER)}
        />
        <TeamContent page={page} />
      </section>
    </StaffPage>
  )
}

/** Columns need room: a narrow screen begins with the list, unless one of the two was chosen. */
function useListOnNarrowScreens(search: string): void {
  const navigate = useNavigate()
  useEffect(() => {
    if (new URLSearchParams(search).has('ansicht') || !matchMedia('(max-width: 48rem)').matches) return
    navigate(changedAddress('/dienst/team', search, { ansicht: 'liste' }), { replace: true })
  }, [navigate, search])
}

const NO_FILTER = { dienststelle: null, angebot: null, art: null, stand: null, nur: null }

function keptValues(search: string): [string, string][] {
  return [...new URLSearchParams(search)].filter(([name]) => ['tag', 'ansicht', 'dichte'].includes(name))
}

function Looks({ page: { density, search } }: { page: Page }) {
  const to = (dichte: string | null) => changedAddress('/dienst/team', search, { dichte })
  return (
    <div className="tp-row">
      <DayLegend />
      <nav className="tp-seg tp-seg--small" aria-label={m.calendar_density()}>
        <a href={to(null)} aria-current={density === 'wide' ? 'true' : undefined}>
          {m.calendar_density_wide()}
        </a>
        <a href={to('eng')} aria-current={density === 'dense' ? 'true' : undefined}>
          {m.calendar_density_dense()}
        </a>
      </nav>
    </div>
  )
}

function TeamContent({ page }: { page: Page }) {
  if (page.view === 'list' && page.day.length > 0)
    return (
      <div className="tp-box">
        <AppointmentTable appointments={page.day} now={page.now} labelledBy="people" withCaseworker />
      </div>
    )
  if (page.view === 'columns' && page.columns.length > 0)
    return (
      <>
        <CalendarGrid
          columns={page.columns}
          now={page.now}
          today={page.today}
          by="person"
          density={page.density}
          formToken={page.frame.formToken}
          here={`/dienst/team${page.search}`}
        />
        <CalendarKeys />
      </>
    )
  return <p className="tp-box tp-muted">{m.staff_team_empty()}</p>
}
