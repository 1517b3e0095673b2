import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { listEarliestStarts, searchServices } from '#app/features/catalogue/queries.server.ts'
import { EarliestBox } from '#app/features/desk/components/earliest-box.tsx'
import { FoundBookings } from '#app/features/desk/components/found-bookings.tsx'
import { SearchForm } from '#app/features/desk/components/search-form.tsx'
import { findBookings } from '#app/features/desk/find-bookings.server.ts'
import { searchTerms } from '#app/features/desk/search-terms.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { m } from '#app/locales/generated/messages.js'

const MOST_SERVICES = 6

export const meta: MetaFunction = () => [{ title: `${m.staff_nav_desk()} – ${m.common_workplace()}` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['call_centre'])
  const query = new URL(request.url).searchParams
  const now = context.now()
  const asked = query.get('suche') ?? ''
  const concern = query.get('anliegen') ?? ''
  const terms = searchTerms(asked)
  const services = concern
    ? (await searchServices(context.db.sql, concern, context.locale)).slice(0, MOST_SERVICES)
    : []
  const ids = services.map((service) => service.id)
  return {
    frame: await getWorkFrame(context.db, staff, now),
    asked,
    concern,
    isTooShort: asked.trim() !== '' && terms === null,
    found: terms ? await findBookings(context.db, staff, terms, now) : null,
    services,
    earliest: await listEarliestStarts(context.db.sql, ids, { mode: null, now }),
  }
}

export default function Desk() {
  const { frame, asked, concern, found, isTooShort, services, earliest } = useLoaderData<typeof loader>()
  return (
    <StaffPage frame={frame} current="desk">
      <h1 className="tp-h2">{m.staff_nav_desk()}</h1>
      <div className="tp-desk">
        <section className="tp-box tp-stack" aria-labelledby="find">
          <h2 className="tp-h3" id="find">
            {m.staff_desk_find()}
          </h2>
          <SearchForm
            name="suche"
            label={m.staff_desk_find_label()}
            hint={m.staff_desk_find_hint()}
            typed={asked}
            error={isTooShort ? m.staff_desk_too_short() : undefined}
            submit={{ icon: 'search', label: m.staff_desk_search() }}
          />
          {found ? <FoundBookings bookings={found} /> : null}
        </section>
        <EarliestBox concern={concern} services={services} earliest={earliest} />
      </div>
    </StaffPage>
  )
}
