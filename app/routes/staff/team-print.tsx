import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import printCss from '#app/assets/styles/calendar-print.css?url'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { changedAddress, readCalendarFilter } from '#app/features/workplace/calendar-filter.ts'
import { PrintList } from '#app/features/workplace/components/print-list.tsx'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { findWorkZone } from '#app/features/workplace/find-work-zone.server.ts'
import { getTeamPage } from '#app/features/workplace/get-team-page.server.ts'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { chosenDay } from '#app/features/workplace/work-day.ts'
import { m } from '#app/locales/generated/messages.js'
import { formatDate, formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'

export const links = () => [{ rel: 'stylesheet', href: printCss }]
export const meta: MetaFunction = () => [{ title: `${m.calendar_print()} – ${m.common_workplace()}` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const { search, searchParams } = new URL(request.url)
  const now = context.now()
  const zone = await findWorkZone(context.prisma, staff)
  const day = chosenDay(searchParams.get('tag'), now, zone)
  const [page, frame] = await Promise.all([
    getTeamPage(context.prisma, staff, { day, filter: readCalendarFilter(searchParams) }, now),
    getWorkFrame(context.db, staff, now),
  ])
  return { ...page, frame, search, zone, now: now.toString(), noon: day.from.add({ hours: 12 }).toString() }
}

/** The day as lists for paper, one a person; it stays usable when the network does not. */
export default function TeamPrint() {
  const { columns, frame, noon, now, zone, search } = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  const lists = columns.filter(({ appointments }) => appointments.length > 0)
  return (
    <StaffPage frame={frame} current="team">
      <div className="tp-no-print">
        <a className="tp-back" href={changedAddress('/dienst/team', search, {})}>
          <Icon name="arrow_back" />
          {m.staff_team_day()}
        </a>
        <p className="tp-muted">{m.calendar_print_hint()}</p>
      </div>
      <h1 className="tp-h2">{formatDate({ at: noon, zone, locale })}</h1>
      {lists.map((column) => (
        <PrintList key={column.key} column={column} />
      ))}
      {lists.length === 0 ? <p className="tp-box tp-muted">{m.staff_team_empty()}</p> : null}
      <p className="tp-small tp-muted">{m.staff_updated_at({ time: formatTime({ at: now, zone, locale }) })}</p>
    </StaffPage>
  )
}
