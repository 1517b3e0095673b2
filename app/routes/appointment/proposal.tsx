import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AppointmentFacts } from '#app/features/booking/components/appointment-facts.tsx'
import { acceptProposal } from '#app/features/proposals/accept-proposal.server.ts'
import { ProposalBox } from '#app/features/proposals/components/proposal-box.tsx'
import { declineProposal } from '#app/features/proposals/decline-proposal.server.ts'
import { findLatestProposal, type ProposalView } from '#app/features/proposals/queries.server.ts'
import { readProposalId } from '#app/features/proposals/schema.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import { requireAppointment } from './require-appointment.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(titleOf(page?.proposal ?? null)) },
  { name: 'robots', content: 'noindex' },
]

export const headers = () => ({ 'cache-control': 'no-store' })

/** Only shows; mail scanners open links too. */
export async function loader(args: LoaderFunctionArgs) {
  const { appointment, path } = await requireAppointment(args)
  const proposal = await findLatestProposal(args.context.db.sql, appointment.id, args.context.now())
  return { appointment, path, proposal: appointment.state === 'booked' ? proposal : null }
}

export async function action(args: ActionFunctionArgs) {
  const { appointment, path } = await requireAppointment(args)
  const { db } = args.context
  const form = await args.request.formData()
  const proposalId = readProposalId(form)
  if (!proposalId) throw notFound()
  const by = { kind: 'citizen' as const, id: appointment.applicant?.partyId }
  const answer = { appointmentId: appointment.id, proposalId, by }
  const isAccepted = form.get('antwort') === 'annehmen'
  const result = await refusalOf(() =>
    isAccepted ? acceptProposal(db, answer, args.context.now()) : declineProposal(db, answer, args.context.now()),
  )
  if (result.ok) return redirect(`${path}?neu=${isAccepted ? 'verschoben' : 'behalten'}`, 303)
  if (result.refusal.code === 'not_found') throw notFound()
  return data({ refusal: result.refusal.code }, { status: result.refusal.status })
}

export default function ProposalPage() {
  const { appointment, path, proposal } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const { locale } = usePageFacts()
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        <div className="tp-stack">
          {refusal ? (
            <Alert kind="warning" title={m.appointment_refused_title()} live>
              {refusalText(refusal)}
            </Alert>
          ) : null}
          {proposal?.state === 'open' ? (
            <ProposalBox proposal={proposal} appointment={appointment} path={path} locale={locale} isPage />
          ) : (
            <div className="tp-stack tp-journey-body">
              <h1 className="tp-h1">{titleOf(proposal)}</h1>
              {appointment.state === 'booked' ? (
                <>
                  <p className="tp-lead">{m.proposals_ended_text()}</p>
                  <div className="tp-panel tp-stack">
                    <AppointmentFacts appointment={appointment} locale={locale} />
                  </div>
                </>
              ) : null}
              <p>
                <ButtonLink href={path}>{m.appointment_to_appointment()}</ButtonLink>
              </p>
            </div>
          )}
        </div>
      </div>
    </PublicPage>
  )
}

function titleOf(proposal: ProposalView | null): string {
  switch (proposal?.state) {
    case undefined:
      return m.proposals_none_title()
    case 'open':
      return proposal?.reason === 'earlier' ? m.proposals_earlier_title() : m.proposals_replacement_title()
    case 'accepted':
      return m.proposals_accepted_title()
    case 'declined':
      return m.proposals_declined_title()
    case 'expired':
      return m.proposals_expired_title()
    case 'withdrawn':
      return m.proposals_withdrawn_title()
  }
}
