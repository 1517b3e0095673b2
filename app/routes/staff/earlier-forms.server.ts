import { correctName } from '#app/features/booking/correct-name.server.ts'
import { checkName, type FieldProblem } from '#app/features/booking/schema.ts'
import { acceptProposal } from '#app/features/proposals/accept-proposal.server.ts'
import { declineProposal } from '#app/features/proposals/decline-proposal.server.ts'
import { checkWish, readWish } from '#app/features/proposals/earlier-wish.ts'
import { joinList } from '#app/features/proposals/join-list.server.ts'
import { leaveList } from '#app/features/proposals/leave-list.server.ts'
import { readProposalId } from '#app/features/proposals/schema.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { AppContext } from '#app/server/context.ts'

type Change = { appointmentId: string; staffId: string; form: FormData }
type Outcome = { done: string; problems: FieldProblem[] }

/** The forms of the page for a caller, by their button. */
export async function changeForCaller(
  { db }: Pick<AppContext, 'db'>,
  { appointmentId, staffId, form }: Change,
  now: Temporal.Instant,
): Promise<Outcome> {
  const by = { kind: 'staff' as const, id: staffId }
  const done = String(form.get('aktion') ?? '')
  switch (done) {
    case 'gesetzt': {
      const checked = checkWish(readWish(form))
      if (!checked.ok) return { done, problems: checked.problems }
      await joinList(db, { appointmentId, wish: checked.wish, by }, now)
      return { done, problems: [] }
    }
    case 'verlassen':
      await leaveList(db, { appointmentId, by }, now)
      return { done, problems: [] }
    case 'annehmen':
    case 'behalten': {
      const proposalId = readProposalId(form)
      if (!proposalId) throw new DomainError('not_found')
      const answer = { appointmentId, proposalId, by }
      await (done === 'annehmen' ? acceptProposal(db, answer, now) : declineProposal(db, answer, now))
      return { done, problems: [] }
    }
    case 'name': {
      const checked = checkName(form)
      if (!checked.ok) return { done, problems: checked.problems }
      await correctName(db, { appointmentId, ...checked.name, by }, now)
      return { done, problems: [] }
    }
    default:
      throw new DomainError('not_found')
  }
}
