import type { BreakableRule } from '#app/features/scheduling/broken-rules.ts'
import { explainStart, listCandidates } from '#app/features/scheduling/queries.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import type { SlotChoice } from './types.ts'

/** Who gets it. `fair`: least booked that day, then longest unassigned. `prefer`: one of these if they can, else as `fair`. */
export type Assignment =
  | { kind: 'fair' }
  | { kind: 'prefer'; resourceIds: readonly string[] }
  | { kind: 'chosen'; resourceId: string }

export type PlaceQuestion = SlotChoice & {
  /** null: as long as the service takes. */
  durationMinutes: number | null
  /** Whose own time counts as free. */
  appointmentId: string | null
  assignment: Assignment
  /** A member of staff said that a rule may be broken. */
  mayBreakRules: boolean
  /** Rules that do not count here: somebody who stands at the counter needs no lead time. */
  waived?: readonly BreakableRule[]
  now: Temporal.Instant
}

/** Sets of resources that go together, best first, and the rules that are broken on purpose. */
export type Choice = { sets: string[][]; brokenRules: BreakableRule[] }

/**
 * Finds who can take an appointment at a start. A slot of the search is taken as it is; for anything else the rules are looked at one by one.
 * That the time is free is only likely: the claim decides.
 *
 * @throws {DomainError} `rule_broken` with the rules in `facts.rules`, unless they may be broken; `slot_taken` when nobody is free;
 * `slot_not_offered` when nobody does it.
 */
export async function chooseResources(sql: Reader, question: PlaceQuestion): Promise<Choice> {
  const { assignment, mayBreakRules, waived = [] } = question
  const excludeAppointmentId = question.appointmentId
  const isUsualLength = await takesUsualTime(sql, question)
  if (isUsualLength) {
    const asked = { ...question, channel: 'internal' as const, excludeAppointmentId }
    const sets = arrange(await listCandidates(sql, asked), assignment)
    if (sets.length > 0) return { sets, brokenRules: [] }
  }
  const chosen = assignment.kind === 'chosen' ? [assignment.resourceId] : null
  const verdicts = await explainStart(sql, { ...question, excludeAppointmentId, resourceIds: chosen })
  // Rooms and interpreters come along and are never the one who receives, unless one of them was chosen.
  const people = verdicts.filter(({ resourceId, kind }) =>
    chosen ? chosen.includes(resourceId) : kind === 'caseworker',
  )
  if (people.length === 0) return withoutVerdict(chosen, mayBreakRules)
  const judged = people
    .map((verdict) => ({ ...verdict, brokenRules: verdict.brokenRules.filter((rule) => !waived.includes(rule)) }))
    // Free by the rules and still no slot: the channel has had its share.
    .map((verdict) =>
      isUsualLength && waived.length === 0 && verdict.isFree && verdict.brokenRules.length === 0
        ? { ...verdict, brokenRules: ['quota' as const] }
        : verdict,
    )
    .sort((a, b) => a.brokenRules.length - b.brokenRules.length || a.bookedMinutes - b.bookedMinutes)
  const free = judged.filter(({ isFree }) => isFree)
  const best = free[0] ?? judged[0]!
  if (best.brokenRules.length > 0 && !mayBreakRules)
    throw new DomainError('rule_broken', { rules: best.brokenRules.join(' ') })
  if (free.length === 0 && !chosen) throw new DomainError('slot_taken')
  const alike = (chosen ? judged : free).filter(({ brokenRules }) => brokenRules.length === best.brokenRules.length)
  return {
    sets: arrange(
      alike.map(({ resourceId }) => [resourceId]),
      assignment,
    ),
    brokenRules: best.brokenRules,
  }
}

function arrange(sets: string[][], assignment: Assignment): string[][] {
  if (assignment.kind === 'chosen') return sets.filter((set) => set.includes(assignment.resourceId))
  if (assignment.kind === 'fair') return sets
  const isPreferred = (set: string[]) => set.some((id) => assignment.resourceIds.includes(id))
  return [...sets.filter(isPreferred), ...sets.filter((set) => !isPreferred(set))]
}

/** Somebody who does not do the offering can be chosen only on purpose. */
function withoutVerdict(chosen: string[] | null, mayBreakRules: boolean): Choice {
  if (!chosen) throw new DomainError('slot_not_offered')
  if (!mayBreakRules) throw new DomainError('rule_broken', { rules: 'not_able' })
  return { sets: [chosen], brokenRules: ['not_able'] }
}

async function takesUsualTime(sql: Reader, { offeringId, durationMinutes }: PlaceQuestion): Promise<boolean> {
  if (durationMinutes === null) return true
  const [row] = await sql<{ durationMinutes: number }[]>`
    SELECT s.duration_minutes FROM offering o JOIN service s ON s.id = o.service_id WHERE o.id = ${offeringId}`
  return row?.durationMinutes === durationMinutes
}
