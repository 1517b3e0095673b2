import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listGroupDates } from '#app/features/booking/queries.server.ts'
import { BookingSteps } from '#app/features/catalogue/components/booking-steps.tsx'
import { BringList } from '#app/features/catalogue/components/bring-list.tsx'
import { OfficeList } from '#app/features/catalogue/components/office-list.tsx'
import { ServiceFacts } from '#app/features/catalogue/components/service-facts.tsx'
import { bookingPath } from '#app/features/catalogue/components/service-links.ts'
import { ServiceTags } from '#app/features/catalogue/components/service-tags.tsx'
import { findServicePage } from '#app/features/catalogue/queries.server.ts'
import { notFound } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { PublicPage } from '#app/ui/public-page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.service.name ?? '' },
  { name: 'description', content: data?.service.summary ?? '' },
]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = { departmentSlug: params['departmentSlug'] ?? '', serviceSlug: params['serviceSlug'] ?? '' }
  const service = await findServicePage(context.db.sql, place, context.locale)
  if (!service) throw notFound()
  const groups = await listGroupDates(context.db.sql, place, context.locale, context.now())
  const groupPath = `/leistung/${place.departmentSlug}/${place.serviceSlug}/gruppentermine`
  return { service, groupPath, groups: groups.length }
}

export default function Service() {
  const { service, groups, groupPath } = useLoaderData<typeof loader>()
  return (
    <PublicPage current="book">
      <div className="tp-wrap tp-section tp-section--top tp-stack tp-stack--wide">
        <BookingSteps />
        <div className="tp-stack tp-service__head">
          <h1 className="tp-h1">{service.name}</h1>
          <p className="tp-lead">{service.summary}</p>
          <p className="tp-row">
            <ServiceTags modes={service.modes} durationMinutes={service.durationMinutes} />
          </p>
          <ButtonLink href={bookingPath(service)} icon="calendar_month">
            {m.public_book_button()}
          </ButtonLink>
          {groups > 0 ? (
            <ButtonLink href={groupPath} icon="event" look="secondary">
              {m.calendar_group_dates_of({ count: groups })}
            </ButtonLink>
          ) : null}
        </div>
        <div className="tp-service">
          <div className="tp-stack tp-stack--wide">
            <BringList items={service.checklist} />
            <section className="tp-stack" aria-labelledby="worum">
              <h2 className="tp-h2" id="worum">
                {m.public_service_about()}
              </h2>
              {service.description.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
            <OfficeList offices={service.offices} />
          </div>
          <ServiceFacts service={service} />
        </div>
      </div>
    </PublicPage>
  )
}
