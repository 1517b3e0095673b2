import { m } from '#app/locales/generated/messages.js'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { Fact, Health, Part } from '../system-state.ts'

const PARTS: Record<Part['key'], { icon: IconName; word: () => string }> = {
  app: { icon: 'dns', word: m.admin_part_app },
  database: { icon: 'database', word: m.admin_part_database },
  media_server: { icon: 'videocam', word: m.admin_part_media_server },
  mail: { icon: 'mail', word: m.admin_part_mail },
  scanner: { icon: 'shield', word: m.admin_part_scanner },
  worker: { icon: 'settings', word: m.admin_part_worker },
}

const HEALTH: Record<Health, { tag: string; word: () => string }> = {
  ok: { tag: 'tp-tag--ok', word: m.admin_health_ok },
  warn: { tag: 'tp-tag--warn', word: m.admin_health_warn },
  bad: { tag: 'tp-tag--bad', word: m.admin_health_bad },
  off: { tag: '', word: m.admin_health_off },
}

/** One part of the installation: what it is, how it is, and what is known of it. */
export function PartCard({ part, zone }: { part: Part; zone: string }) {
  const { icon, word } = PARTS[part.key]
  return (
    <li className="tp-part" data-state={part.health}>
      <Icon name={icon} />
      <h3 className="tp-h4">{word()}</h3>
      <span className={`tp-tag ${HEALTH[part.health].tag}`}>{HEALTH[part.health].word()}</span>
      {part.facts.map((fact) => (
        <FactLine key={JSON.stringify(fact)} fact={fact} part={part.key} zone={zone} />
      ))}
    </li>
  )
}

function FactLine({ fact, part, zone }: { fact: Fact; part: Part['key']; zone: string }) {
  const { locale } = usePageFacts()
  const when = (at: string) => `${formatShortDate({ at, zone, locale })}, ${formatTime({ at, zone, locale })}`
  const text = () => {
    switch (fact.kind) {
      case 'version':
        return `${fact.name} ${fact.version}`
      case 'text':
        return fact.text
      case 'megabytes':
        return m.admin_fact_size({ megabytes: fact.megabytes })
      case 'latency':
        return m.admin_fact_latency({ milliseconds: fact.milliseconds })
      case 'seen':
        return m.admin_fact_seen({ name: fact.name, time: when(fact.at) })
      case 'sent':
        return fact.at ? m.admin_fact_sent({ time: when(fact.at) }) : m.admin_fact_never_sent()
      case 'queued':
        return m.admin_fact_queued({ count: fact.count })
      case 'failed':
        return m.admin_fact_failed({ count: fact.count })
      case 'signatures':
        return {
          freshclam: m.admin_signatures_freshclam,
          'test only': m.admin_signatures_test,
          external: m.admin_signatures_external,
        }[fact.signatures]()
      case 'silent':
        return part === 'worker' ? m.admin_fact_no_worker() : m.admin_fact_silent()
      case 'absent':
        return part === 'scanner' ? m.admin_fact_no_scanner() : m.admin_fact_no_media_server()
      case 'moved_clock':
        return m.admin_fact_moved_clock()
    }
  }
  return <p className="tp-small tp-muted">{text()}</p>
}
