import type { LetterGroup } from '../letters.ts'
import type { ServiceSummary } from '../types.ts'
import { servicePath } from './service-links.ts'
import { ServiceTags } from './service-tags.tsx'

/** Services with one first letter. */
export function LetterList({ group }: { group: LetterGroup<ServiceSummary> }) {
  return (
    <section className="tp-letter" aria-labelledby={group.letter}>
      <h2 className="tp-h2" id={group.letter}>
        {group.letter}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: VoiceOver drops the role of a list without markers */}
      <ul role="list">
        {group.items.map((service) => (
          <li key={service.id}>
            <div>
              <a className="tp-strong" href={servicePath(service)}>
                {service.name}
              </a>
              <p className="tp-small tp-muted">{service.summary}</p>
            </div>
            <p className="tp-row">
              <ServiceTags modes={service.modes} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
