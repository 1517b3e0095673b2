import { FormToken } from '#app/features/access/components/form-token.tsx'
import { modeName, whenText } from '#app/features/booking/components/appointment-facts.tsx'
import type { RefusalCode } from '#app/lib/errors.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { refusalText } from '#app/ui/refusal-text.ts'
import { ANY_WISH, typedWish } from '../earlier-wish.ts'
import type { StaffProposalPage } from '../get-staff-page.server.ts'
import type { ProposalView } from '../queries.server.ts'
import { WishFields } from './wish-fields.tsx'

type Props = StaffProposalPage & {
  back: string
  formToken: string
  done: string | null
  problems: FormErrors
  refusal: RefusalCode | null
}

/** For somebody on the phone: the other time that is open, the list for earlier ones, the name. */
export function StaffListView(props: Props) {
  const { appointment, proposal, wish, offers, back, formToken, done, problems, refusal } = props
  const { locale } = usePageFacts()
  const { serviceName, mode, startsAt, timeZone, applicantName, hasEmail } = appointment
  return (
    <>
      <div>
        <a className="tp-back" href={back}>
          <Icon name="arrow_back" />
          {m.appointment_to_appointment()}
        </a>
        <h1 className="tp-h2">{m.proposals_staff_title()}</h1>
        <p>
          {applicantName}: {serviceName}, {modeName(mode)}, {whenText(startsAt, timeZone, locale)}
        </p>
      </div>
      <ErrorSummary errors={problems} />
      {refusal ? (
        <Alert kind="warning" title={m.appointment_refused_title()} live>
          {refusalText(refusal)}
        </Alert>
      ) : null}
      {done && problems.length === 0 && !refusal ? (
        <Alert kind="success" title={m.proposals_staff_done()} live />
      ) : null}
      <div className="tp-case">
        <div className="tp-stack">
          {proposal?.state === 'open' ? <OpenProposal proposal={proposal} formToken={formToken} /> : null}
          <section className="tp-box tp-stack" aria-labelledby="liste">
            <h2 className="tp-h3" id="liste">
              {m.proposals_staff_list()}
            </h2>
            {hasEmail ? (
              <form method="post" className="tp-stack">
                <FormToken value={formToken} />
                <p>{wish ? m.proposals_staff_on({ offers }) : m.proposals_staff_off()}</p>
                <WishFields typed={wish ? typedWish(wish) : ANY_WISH} problems={problems} />
                <div className="tp-row">
                  <Button name="aktion" value="gesetzt">
                    {wish ? m.proposals_list_save() : m.proposals_list_join()}
                  </Button>
                  {wish ? (
                    <Button look="secondary" name="aktion" value="verlassen">
                      {m.proposals_list_leave()}
                    </Button>
                  ) : null}
                </div>
              </form>
            ) : (
              <p className="tp-muted">{m.proposals_staff_no_email()}</p>
            )}
          </section>
        </div>
        <NameBox {...props} />
      </div>
    </>
  )
}

function OpenProposal({ proposal, formToken }: { proposal: ProposalView; formToken: string }) {
  const { locale } = usePageFacts()
  const { office, startsAt, expiresAt, mode, reason } = proposal
  const until = whenText(expiresAt, office.timeZone, locale)
  return (
    <section className="tp-box tp-stack" aria-labelledby="vorschlag">
      <h2 className="tp-h3" id="vorschlag">
        {reason === 'earlier' ? m.proposals_staff_offer() : m.proposals_staff_replacement()}
      </h2>
      <p>
        <b>{whenText(startsAt, office.timeZone, locale)}</b>, {modeName(mode)}, {office.name}
      </p>
      <p className="tp-muted">{m.proposals_staff_until({ until })}</p>
      <form method="post" className="tp-row">
        <FormToken value={formToken} />
        <input type="hidden" name="vorschlag" value={proposal.id} />
        <Button name="aktion" value="annehmen" icon="check">
          {m.proposals_staff_accept()}
        </Button>
        <Button name="aktion" value="behalten" look="secondary">
          {m.proposals_staff_decline()}
        </Button>
      </form>
    </section>
  )
}

function NameBox({ appointment, formToken, problems }: Props) {
  return (
    <section className="tp-box tp-stack" aria-labelledby="name">
      <h2 className="tp-h3" id="name">
        {m.proposals_name_title()}
      </h2>
      <p className="tp-small">{m.proposals_staff_name_hint()}</p>
      <form method="post" className="tp-stack">
        <FormToken value={formToken} />
        <TextField
          name="firstName"
          label={m.booking_first_name()}
          defaultValue={appointment.firstName}
          error={errorOf(problems, 'firstName')}
        />
        <TextField
          name="lastName"
          label={m.booking_last_name()}
          defaultValue={appointment.lastName}
          error={errorOf(problems, 'lastName')}
        />
        <div>
          <Button look="secondary" name="aktion" value="name">
            {m.proposals_name_button()}
          </Button>
        </div>
      </form>
    </section>
  )
}
