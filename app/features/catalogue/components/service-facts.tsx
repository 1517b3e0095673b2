import { m } from '#app/locales/generated/messages.js'
import { Facts } from '#app/ui/facts.tsx'
import { telephoneLink } from '#app/ui/public-page.tsx'
import type { ServicePage } from '../types.ts'
import { modeName } from './mode-facts.ts'

/** Fee, duration, mode and who is responsible, beside the text. */
export function ServiceFacts({ service }: { service: ServicePage }) {
  return (
    <aside className="tp-panel tp-stack" aria-label={service.name}>
      <Facts
        facts={[
          {
            icon: 'schedule',
            label: m.public_service_duration(),
            value: m.public_about_minutes({ count: service.durationMinutes }),
          },
          { icon: 'event', label: m.public_service_modes(), value: service.modes.map(modeName).join(', ') },
          ...(service.fee ? [{ icon: 'description' as const, label: m.public_service_fee(), value: service.fee }] : []),
          { icon: 'apartment', label: m.public_service_department(), value: service.departmentName },
        ]}
      />
      <div>
        <h2 className="tp-h4">{m.public_service_questions()}</h2>
        <p className="tp-small">{m.public_service_questions_text({ department: service.departmentName })}</p>
        {service.departmentPhone ? (
          <p>
            <a href={telephoneLink(service.departmentPhone)}>{service.departmentPhone}</a>
          </p>
        ) : null}
        {service.departmentEmail ? (
          <p>
            <a href={`mailto:${service.departmentEmail}`}>
              {service.departmentEmail.split('@')[0]}
              <wbr />@{service.departmentEmail.split('@')[1]}
            </a>
          </p>
        ) : null}
      </div>
      {service.leikaKey ? (
        <p className="tp-small tp-muted">
          {m.public_service_key()}: <span className="tp-num">{service.leikaKey}</span>
        </p>
      ) : null}
    </aside>
  )
}
