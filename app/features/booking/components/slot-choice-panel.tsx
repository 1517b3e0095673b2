import { m } from '#app/locales/generated/messages.js'
import { Facts } from '#app/ui/facts.tsx'
import { telephoneLink } from '#app/ui/public-page.tsx'
import type { SlotPage } from '../get-slot-page.server.ts'

type Props = { page: SlotPage; place: { departmentSlug: string; serviceSlug: string }; phone: string }

/** What was chosen so far, and whom to call when no time fits. */
export function SlotChoicePanel({ page, place, phone }: Props) {
  const { service } = page
  return (
    <aside className="tp-side tp-stack" aria-label={m.booking_your_choice()}>
      <div className="tp-panel tp-stack">
        <h2 className="tp-h3">{m.booking_your_choice()}</h2>
        <Facts
          facts={[
            {
              icon: 'description',
              label: m.booking_fact_service(),
              value: (
                <>
                  {service.name}
                  <br />
                  <a className="tp-small" href={`/leistung/${place.departmentSlug}/${place.serviceSlug}`}>
                    {m.booking_change()}
                    <span className="kern-sr-only">: {m.booking_fact_service()}</span>
                  </a>
                </>
              ),
            },
            { icon: 'apartment', label: m.booking_fact_department(), value: service.departmentName },
            {
              icon: 'schedule',
              label: m.booking_fact_duration(),
              value: m.booking_about_minutes({ minutes: service.durationMinutes }),
            },
          ]}
        />
      </div>
      <div className="tp-panel tp-panel--flat tp-stack">
        <h2 className="tp-h4">{m.booking_no_time_title()}</h2>
        <p className="tp-small">
          {m.booking_no_time_text()} <a href={telephoneLink(phone)}>{phone}</a>
        </p>
      </div>
    </aside>
  )
}
