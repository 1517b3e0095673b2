import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { ServiceOffice } from '../types.ts'
import { ServiceTags } from './service-tags.tsx'

/** Where a service is offered. */
export function OfficeList({ offices }: { offices: ServiceOffice[] }) {
  return (
    <section className="tp-stack" aria-labelledby="dienststellen">
      <h2 className="tp-h2" id="dienststellen">
        {m.public_service_offices()}
      </h2>
      <p>{m.public_service_offices_lead()}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: VoiceOver drops the role of a list without markers */}
      <ul className="tp-grid" role="list">
        {offices.map((office) => (
          <li key={office.id} className="tp-panel tp-stack tp-office">
            <h3 className="tp-h4">{office.name}</h3>
            <address>
              {office.street}
              <br />
              {office.postalCode} {office.city}
            </address>
            {office.directions ? <p className="tp-small tp-muted">{office.directions}</p> : null}
            {office.modes.includes('on_site') ? (
              <p className="tp-small tp-ilink">
                <Icon name={office.stepFree ? 'accessible' : 'warning'} />
                {office.stepFree ? m.public_service_step_free() : m.public_service_not_step_free()}
              </p>
            ) : null}
            <p className="tp-row">
              <ServiceTags modes={office.modes} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
