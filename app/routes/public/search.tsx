import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookingSteps } from '#app/features/catalogue/components/booking-steps.tsx'
import { earliestWords } from '#app/features/catalogue/components/earliest-words.ts'
import { ModeFilter, readMode } from '#app/features/catalogue/components/mode-filter.tsx'
import { NotFoundHelp } from '#app/features/catalogue/components/not-found-help.tsx'
import { NothingFound } from '#app/features/catalogue/components/nothing-found.tsx'
import { ServiceResult } from '#app/features/catalogue/components/service-result.tsx'
import { ServiceSearch } from '#app/features/catalogue/components/service-search.tsx'
import { listEarliestStarts, searchServices } from '#app/features/catalogue/queries.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

const MAX_RESULTS = 12

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.query ? m.public_search_title_for({ query: data.query }) : m.public_search_title() },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, locale, now } = context
  const { searchParams } = new URL(request.url)
  const query = (searchParams.get('q') ?? '').trim().slice(0, 200)
  const mode = readMode(searchParams.get('art'))
  const found = await searchServices(db.sql, query, locale)
  const services = found.filter((service) => !mode || service.modes.includes(mode)).slice(0, MAX_RESULTS)
  const earliest = await listEarliestStarts(
    db.sql,
    services.map((service) => service.id),
    { mode, now: now() },
  )
  return { query, mode, services, earliest, foundInOtherModes: services.length === 0 && found.length > 0 }
}

export default function Search() {
  const { query, mode, services, earliest, foundInOtherModes } = useLoaderData<typeof loader>()
  const { locale } = usePageFacts()
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-section--top tp-stack tp-stack--wide">
        <BookingSteps />
        <h1 className="tp-h1">{m.public_search_title()}</h1>
        <ServiceSearch query={query} />
        <div className="tp-row tp-row--between">
          <p role="status">
            <b>{m.public_results({ count: services.length })}</b> {query ? m.public_results_for({ query }) : null}
          </p>
          <ModeFilter query={query} current={mode} />
        </div>
        {services.length === 0 ? (
          <NothingFound query={query} inThisMode={foundInOtherModes} />
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: VoiceOver drops the role of a list without markers
          <ul className="tp-stack tp-results" role="list">
            {services.map((service) => {
              const first = earliest[service.id]
              return (
                <ServiceResult
                  key={service.id}
                  service={service}
                  earliest={first ? earliestWords(first, locale) : null}
                />
              )
            })}
          </ul>
        )}
        <NotFoundHelp />
      </div>
    </PublicPage>
  )
}
