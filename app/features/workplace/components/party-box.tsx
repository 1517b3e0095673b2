import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { telephoneLink } from '#app/ui/public-page.tsx'
import { moveOf } from '#rooms/waiting/party-machine.ts'
import type { AppointmentFacts, AppointmentParty } from '../appointment-facts.ts'
import { partyStateWord, roleWord } from './party-words.ts'

type Props = { appointment: AppointmentFacts; formToken: string }

/** Who takes part, how to reach them, where they are, and what can be done with them now. */
export function PartyBox({ appointment, formToken }: Props) {
  return (
    <section className="tp-box tp-stack" aria-labelledby="parties">
      <h2 className="tp-h3" id="parties">
        {m.staff_parties()}
      </h2>
      {appointment.isAnonymous ? <p className="tp-muted">{m.staff_anonymous()}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-people" role="list">
        {appointment.parties.map((party) => (
          <PartyRow key={party.id} party={party} appointment={appointment} formToken={formToken} />
        ))}
      </ul>
    </section>
  )
}

function PartyRow({ party, appointment, formToken }: Props & { party: AppointmentParty }) {
  const { locale } = usePageFacts()
  const isVideo = appointment.mode === 'video' && appointment.state === 'booked'
  return (
    <li>
      <div className="tp-row tp-row--between">
        <div>
          <b>{party.name || m.staff_no_name()}</b>
          <br />
          <span className="tp-small tp-muted">{roleWord(party.role)}</span>
        </div>
        {isVideo || party.state !== 'invited' ? (
          <span className={party.state === 'in_room' || party.state === 'admitted' ? 'tp-tag tp-tag--ok' : 'tp-tag'}>
            {partyStateWord(party.state)}
          </span>
        ) : null}
      </div>
      <Contact party={party} />
      {party.arrivedAt ? (
        <p className="tp-small tp-muted">
          {m.staff_arrived_at({ time: formatTime({ at: party.arrivedAt, zone: appointment.zone, locale }) })}
        </p>
      ) : null}
      {isVideo ? <PartySteps party={party} appointmentId={appointment.id} formToken={formToken} /> : null}
    </li>
  )
}

function Contact({ party }: { party: AppointmentParty }) {
  if (!party.phone && !party.email) return null
  return (
    <p className="tp-row tp-small">
      {party.phone ? (
        <a className="tp-ilink" href={telephoneLink(party.phone)}>
          <Icon name="call" />
          {party.phone}
        </a>
      ) : null}
      {party.email ? (
        <a className="tp-ilink tp-break" href={`mailto:${party.email}`}>
          <Icon name="mail" />
          {party.email}
        </a>
      ) : null}
    </p>
  )
}

function PartySteps({
  party,
  appointmentId,
  formToken,
}: {
  party: AppointmentParty
  appointmentId: string
  formToken: string
}) {
  const steps = [
    { step: 'admit', word: m.staff_admit(), look: 'primary' },
    { step: 'park', word: m.staff_park(), look: 'secondary' },
    { step: 'decline', word: m.staff_decline(), look: 'tertiary' },
    { step: 'invite_again', word: m.staff_invite_again(), look: 'secondary' },
  ] as const
  const possible = steps.filter(({ step }) => moveOf(party.state, step))
  if (possible.length === 0) return null
  return (
    <form method="post" action={`/dienst/termine/${appointmentId}/schritt`} className="tp-row">
      <FormToken value={formToken} />
      <input type="hidden" name="partyId" value={party.id} />
      {possible.map(({ step, word, look }) => (
        <Button
          key={step}
          name="step"
          value={step}
          look={look}
          aria-label={m.staff_step_for({ step: word, name: party.name })}
        >
          {word}
        </Button>
      ))}
    </form>
  )
}
