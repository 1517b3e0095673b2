import { AppointmentFacts, whenText } from '#app/features/booking/components/appointment-facts.tsx'
import type { AppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import type { ProposalView } from '../queries.server.ts'

type Props = {
  proposal: ProposalView
  appointment: AppointmentView
  /** The citizen's own page of the appointment. */
  path: string
  locale: Locale
  /** The first heading of a page of its own, else one among others. */
  isPage?: boolean
}

/** Another time that waits for an answer, beside the booked one, with one button for each answer. Every one of them works without scripts. */
export function ProposalBox({ proposal, appointment, path, locale, isPage }: Props) {
  const { reason, office, expiresAt } = proposal
  const until = whenText(expiresAt, office.timeZone, locale)
  const [Heading, SubHeading] = isPage ? (['h1', 'h2'] as const) : (['h2', 'h3'] as const)
  return (
    <section className="tp-stack tp-journey-head" aria-labelledby="vorschlag">
      <Heading className={isPage ? 'tp-h1' : 'tp-h2'} id="vorschlag">
        {reason === 'earlier' ? m.proposals_earlier_title() : m.proposals_replacement_title()}
      </Heading>
      <p className="tp-lead">
        {reason === 'earlier' ? m.proposals_earlier_lead({ until }) : m.proposals_replacement_lead({ until })}
      </p>
      <div className="tp-pair">
        <div className="tp-panel tp-stack">
          <SubHeading className="tp-h3">{m.proposals_offered()}</SubHeading>
          <AppointmentFacts appointment={proposedFacts(appointment, proposal)} locale={locale} />
        </div>
        <div className="tp-panel tp-stack">
          <SubHeading className="tp-h3">{m.proposals_booked()}</SubHeading>
          <AppointmentFacts appointment={appointment} locale={locale} />
        </div>
      </div>
      <form method="post" action={`${path}/vorschlag`} className="tp-actionbar">
        <input type="hidden" name="vorschlag" value={proposal.id} />
        <Button name="antwort" value="annehmen" icon="check">
          {m.proposals_accept()}
        </Button>
        <ButtonLink href={`${path}/verschieben`} look="secondary">
          {m.proposals_choose()}
        </ButtonLink>
        <Button name="antwort" value="behalten" look="tertiary">
          {reason === 'earlier' ? m.proposals_keep() : m.proposals_decline()}
        </Button>
      </form>
      <p className="tp-muted">
        {reason === 'earlier' ? m.proposals_earlier_nothing() : m.proposals_replacement_nothing()}
      </p>
    </section>
  )
}

function proposedFacts(
  appointment: AppointmentView,
  { mode, startsAt, endsAt, office }: ProposalView,
): AppointmentView {
  return { ...appointment, mode, startsAt, endsAt, office: { ...appointment.office, ...office } }
}
