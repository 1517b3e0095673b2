import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HeroSearch } from '#app/features/catalogue/components/hero-search.tsx'
import { KnownAppointment } from '#app/features/catalogue/components/known-appointment.tsx'
import { servicePath } from '#app/features/catalogue/components/service-links.ts'
import { Skyline } from '#app/features/catalogue/components/skyline.tsx'
import { TopicCard } from '#app/features/catalogue/components/topic-card.tsx'
import { VideoSteps } from '#app/features/catalogue/components/video-steps.tsx'
import { listPopularServices, listTopics } from '#app/features/catalogue/queries.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { PublicPage } from '#app/ui/public-page.tsx'

export const meta: MetaFunction = () => [
  { title: m.public_start_title() },
  { name: 'description', content: m.public_start_lead() },
]

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, locale } = context
  const [topics, popular] = await Promise.all([listTopics(db.sql, locale), listPopularServices(db.sql, locale)])
  return { topics, popular }
}

export default function Home() {
  const { topics, popular } = useLoaderData<typeof loader>()
  return (
    <PublicPage current="book">
      <div className="tp-hero">
        <Skyline />
        <div className="tp-wrap">
          <div className="tp-stack tp-hero__search">
            <h1 className="tp-h1">{m.public_start_heading()}</h1>
            <p className="tp-lead">{m.public_start_lead()}</p>
            <HeroSearch />
            <div className="tp-row">
              <span id="oft" className="tp-small">
                {m.public_often_searched()}
              </span>
              <nav className="tp-chips" aria-labelledby="oft">
                {popular.map((service) => (
                  <a key={service.id} href={servicePath(service)}>
                    {service.name}
                  </a>
                ))}
              </nav>
            </div>
          </div>
          <KnownAppointment />
        </div>
      </div>
      <section className="tp-section" aria-labelledby="themen">
        <div className="tp-wrap tp-stack tp-stack--wide">
          <div className="tp-row tp-row--between">
            <h2 className="tp-h2" id="themen">
              {m.public_by_topic()}
            </h2>
            <a href="/anliegen">{m.public_all_services()}</a>
          </div>
          {/* biome-ignore lint/a11y/noRedundantRoles: VoiceOver drops the role of a list without markers */}
          <ul className="tp-grid" role="list">
            {topics.map((topic) => (
              <TopicCard key={topic.departmentSlug} topic={topic} />
            ))}
          </ul>
        </div>
      </section>
      <VideoSteps />
    </PublicPage>
  )
}
