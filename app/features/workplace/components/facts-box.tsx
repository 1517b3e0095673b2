import { rehearsalFact } from '#app/features/visits/components/rehearsal-fact.ts'
import type { RehearsalResult } from '#app/features/visits/find-rehearsal.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { type Fact, Facts } from '#app/ui/facts.tsx'
import { formatClock, formatDate } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { AppointmentFacts } from '../appointment-facts.ts'
import { aidWords, languageWord } from '../wish-words.ts'
import { MODE_ICONS, modeWord } from './mode-words.ts'

/** When, how, where and with whom; wishes where there are any. */
export function FactsBox({
  appointment,
  rehearsal,
}: {
  appointment: AppointmentFacts
  rehearsal: RehearsalResult | null
}) {
  const { locale } = usePageFacts()
  const clock = (at: string) => formatClock({ at, zone: appointment.zone, locale })
  const aids = aidWords(appointment.aidsWish)
  const facts: (Fact | null)[] = [
    {
      icon: 'event',
      label: m.staff_fact_time(),
      value: `${formatDate({ at: appointment.startsAt, zone: appointment.zone, locale })}, ${m.staff_span({
        from: clock(appointment.startsAt),
        to: clock(appointment.endsAt),
      })}`,
    },
    { icon: MODE_ICONS[appointment.mode], label: m.staff_fact_mode(), value: modeWord(appointment.mode) },
    rehearsalFact(rehearsal, appointment.zone, locale),
    {
      icon: 'apartment',
      label: m.staff_fact_office(),
      value: [appointment.officeName, appointment.officeAddress].filter(Boolean).join(', '),
    },
    {
      icon: 'badge',
      label: m.staff_fact_caseworker(),
      value: appointment.caseworkers.join(', ') || m.staff_without_caseworker(),
    },
    appointment.code ? { icon: 'id_card', label: m.staff_fact_code(), value: spaced(appointment.code) } : null,
    { icon: 'support_agent', label: m.staff_fact_channel(), value: channelWord(appointment.channel) },
    appointment.languageWish
      ? { icon: 'translate', label: m.staff_fact_language(), value: languageWord(appointment.languageWish, locale) }
      : null,
    aids.length > 0 ? { icon: 'accessible', label: m.staff_fact_aids(), value: aids.join(', ') } : null,
    appointment.remark
      ? { icon: 'chat', label: m.staff_fact_remark(), value: <span className="tp-prewrap">{appointment.remark}</span> }
      : null,
    appointment.moves > 0
      ? { icon: 'event_repeat', label: m.staff_fact_moves(), value: m.staff_moves({ count: appointment.moves }) }
      : null,
  ]
  return (
    <section className="tp-box tp-stack" aria-labelledby="facts">
      <h2 className="tp-h3" id="facts">
        {m.staff_facts()}
      </h2>
      <Facts facts={facts.filter((fact) => fact !== null)} />
    </section>
  )
}

function channelWord(channel: AppointmentFacts['channel']): string {
  return {
    public: m.staff_channel_public,
    call_centre: m.staff_channel_call_centre,
    internal: m.staff_channel_internal,
  }[channel]()
}

/** As it is read aloud and printed: two groups of four. */
export function spaced(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
