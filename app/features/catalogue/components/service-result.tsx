import { m } from '#app/locales/generated/messages.js'
import type { ServiceSummary } from '../types.ts'
import { servicePath } from './service-links.ts'
import { ServiceTags } from './service-tags.tsx'

/** One line of a list of services. `earliest`: words for the first free time; null when there is none. */
export function ServiceResult({ service, earliest }: { service: ServiceSummary; earliest: string | null }) {
  return (
    <li className="tp-result">
      <div className="tp-stack tp-result__what">
        <h2 className="tp-h3">
          <a href={servicePath(service)}>{service.name}</a>
        </h2>
        <p className="tp-muted">{service.summary}</p>
        <p className="tp-row tp-result__tags">
          <ServiceTags modes={service.modes} durationMinutes={service.durationMinutes} />
          <span className="tp-small tp-muted">{service.departmentName}</span>
        </p>
      </div>
      <p className="tp-small">
        {earliest === null ? (
          <span className="tp-muted">{m.public_none_free()}</span>
        ) : (
          <>
            <span className="tp-muted">{m.public_earliest()}</span>
            <br />
            <b>{earliest}</b>
          </>
        )}
      </p>
    </li>
  )
}
