import { m } from '#app/locales/generated/messages.js'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { CORE_ICONS } from '#app/ui/icon-names.ts'
import type { Topic } from '../types.ts'
import { servicePath } from './service-links.ts'

/** A department on the start page with its first services. */
export function TopicCard({ topic }: { topic: Topic }) {
  return (
    <li className="tp-topic">
      <span className="tp-topic__icon">
        <Icon name={knownIcon(topic.icon)} large />
      </span>
      <div>
        <h3 className="tp-h3">{topic.topic}</h3>
        <p className="tp-small tp-muted">{topic.departmentName}</p>
      </div>
      {/* biome-ignore lint/a11y/noRedundantRoles: VoiceOver drops the role of a list without markers */}
      <ul role="list">
        {topic.services.map((service) => (
          <li key={service.id}>
            <a href={servicePath(service)}>{service.name}</a>
          </li>
        ))}
      </ul>
      {topic.total > topic.services.length ? (
        <a className="tp-topic__more" href={`/anliegen?thema=${topic.departmentSlug}`}>
          {m.public_topic_all({ count: topic.total })}
          <span className="kern-sr-only">: {topic.topic}</span>
        </a>
      ) : null}
    </li>
  )
}

/** Icons come from the catalogue, so a name that our sprite lacks gets the neutral sheet. */
function knownIcon(name: string): IconName {
  return CORE_ICONS.find((icon) => icon === name) ?? 'description'
}
