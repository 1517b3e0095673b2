import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LetterList } from '#app/features/catalogue/components/letter-list.tsx'
import { NotFoundHelp } from '#app/features/catalogue/components/not-found-help.tsx'
import { ServiceSearch } from '#app/features/catalogue/components/service-search.tsx'
import { groupByLetter } from '#app/features/catalogue/letters.ts'
import { listServices } from '#app/features/catalogue/queries.server.ts'
import { notFound } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { PublicPage } from '#app/ui/public-page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.topic ? m.public_az_of({ topic: data.topic }) : m.public_az_title() },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const departmentSlug = new URL(request.url).searchParams.get('thema') ?? undefined
  const services = await listServices(context.db.sql, context.locale, { departmentSlug })
  if (departmentSlug !== undefined && services.length === 0) throw notFound()
  return { services, topic: departmentSlug === undefined ? null : (services[0]?.topic ?? null) }
}

export default function Services() {
  const { services, topic } = useLoaderData<typeof loader>()
  const groups = groupByLetter(services)
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-section--top tp-stack tp-stack--wide">
        <h1 className="tp-h1">{topic ?? m.public_az_title()}</h1>
        <ServiceSearch query="" />
        {topic ? (
          <p>
            <a href="/anliegen">{m.public_all_services()}</a>
          </p>
        ) : (
          <nav className="tp-letters" aria-label={m.public_az_letters()}>
            {groups.map(({ letter }) => (
              <a key={letter} href={`#${letter}`}>
                {letter}
              </a>
            ))}
          </nav>
        )}
        {groups.map((group) => (
          <LetterList key={group.letter} group={group} />
        ))}
        <NotFoundHelp />
      </div>
    </PublicPage>
  )
}
