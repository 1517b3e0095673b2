import { rehearsalFact } from '#app/features/visits/components/rehearsal-fact.ts'
import { spaced } from '#app/features/workplace/components/facts-box.tsx'
import { MODE_ICONS, modeWord } from '#app/features/workplace/components/mode-words.ts'
import { roleWord } from '#app/features/workplace/components/party-words.ts'
import { stateWord } from '#app/features/workplace/components/state-words.ts'
import { aidWords, languageWord } from '#app/features/workplace/wish-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { type Fact, Facts } from '#app/ui/facts.tsx'
import { formatClock, formatDate, formatDay, formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { telephoneLink } from '#app/ui/public-page.tsx'
import type { DeskBooking } from '../open-booking.server.ts'

/** One booking for a call: facts, people, what to bring, and a sentence to read out. */
export function BookingView({ booking }: { booking: DeskBooking }) {
  const { locale } = usePageFacts()
  return (
    <>
      <div className="tp-row tp-row--between">
        <h1 className="tp-h2">{booking.serviceName}</h1>
        <span className="tp-tag tp-tag--action">{stateWord(booking.state)}</span>
      </div>
      <div className="tp-case">
        <div className="tp-stack">
          <section className="tp-box tp-stack" aria-labelledby="say">
            <h2 className="tp-h3" id="say">
              {m.staff_desk_read_out()}
            </h2>
            <div className="tp-say">
              <p>{sentenceOf(booking, locale)}</p>
            </div>
          </section>
          <section className="tp-box tp-stack" aria-labelledby="bring">
            <h2 className="tp-h3" id="bring">
              {m.staff_desk_bring()}
            </h2>
            {booking.toBring.length === 0 ? <p className="tp-muted">{m.staff_checklist_empty()}</p> : null}
            <ul className="tp-bullets">
              {booking.toBring.map((item) => (
                <li key={item.id}>
                  {item.title} {item.required ? null : <span className="tp-muted">{m.common_optional()}</span>}
                </li>
              ))}
            </ul>
          </section>
          <People people={booking.people} />
        </div>
        <section className="tp-box tp-stack" aria-labelledby="facts">
          <h2 className="tp-h3" id="facts">
            {m.staff_facts()}
          </h2>
          <Facts facts={factsOf(booking, locale)} />
          {booking.state === 'booked' || booking.state === 'requested' ? (
            <p>
              <a href={`/dienst/termine/${booking.id}/frueher`}>{m.proposals_staff_link()}</a>
            </p>
          ) : null}
        </section>
      </div>
    </>
  )
}

function sentenceOf(booking: DeskBooking, locale: 'de' | 'en'): string {
  const when = { at: booking.startsAt, zone: booking.timeZone, locale }
  const words = { service: booking.serviceName, day: formatDay(when), time: formatTime(when) }
  if (booking.state === 'cancelled') return m.staff_desk_sentence_cancelled(words)
  const place = booking.mode === 'on_site' ? booking.officeName : modeWord(booking.mode)
  return m.staff_desk_sentence({ ...words, place })
}

function People({ people }: Pick<DeskBooking, 'people'>) {
  return (
    <section className="tp-box tp-stack" aria-labelledby="parties">
      <h2 className="tp-h3" id="parties">
        {m.staff_parties()}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-people" role="list">
        {people.map((person) => (
          <li key={person.id}>
            <div>
              <b>{person.name || m.staff_no_name()}</b>
              <br />
              <span className="tp-small tp-muted">{roleWord(person.role)}</span>
            </div>
            {person.phone || person.email ? (
              <p className="tp-row tp-small">
                {person.phone ? (
                  <a className="tp-ilink" href={telephoneLink(person.phone)}>
                    <Icon name="call" />
                    {person.phone}
                  </a>
                ) : null}
                {person.email ? (
                  <span className="tp-ilink tp-break">
                    <Icon name="mail" />
                    {person.email}
                  </span>
                ) : null}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function factsOf(booking: DeskBooking, locale: 'de' | 'en'): Fact[] {
  const clock = (at: string) => formatClock({ at, zone: booking.timeZone, locale })
  const aids = aidWords(booking.aidsWish)
  const facts: (Fact | null)[] = [
    {
      icon: 'event',
      label: m.staff_fact_time(),
      value: `${formatDate({ at: booking.startsAt, zone: booking.timeZone, locale })}, ${m.staff_span({ from: clock(booking.startsAt), to: clock(booking.endsAt) })}`,
    },
    { icon: MODE_ICONS[booking.mode], label: m.staff_fact_mode(), value: modeWord(booking.mode) },
    rehearsalFact(booking.rehearsal, booking.timeZone, locale),
    {
      icon: 'apartment',
      label: m.staff_fact_office(),
      value: [booking.officeName, booking.officeAddress].filter(Boolean).join(', '),
    },
    {
      icon: 'group',
      label: m.staff_department(),
      value: [booking.departmentName, booking.departmentPhone].filter(Boolean).join(', '),
    },
    booking.code ? { icon: 'id_card', label: m.staff_fact_code(), value: spaced(booking.code) } : null,
    booking.languageWish
      ? { icon: 'translate', label: m.staff_fact_language(), value: languageWord(booking.languageWish, locale) }
      : null,
    aids.length > 0 ? { icon: 'accessible', label: m.staff_fact_aids(), value: aids.join(', ') } : null,
  ]
  return facts.filter((fact) => fact !== null)
}
