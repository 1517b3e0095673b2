import type { BreakableRule } from '#app/features/scheduling/broken-rules.ts'
import { explainStart, listCandidates, type StartVerdict } from '#app/features/scheduling/queries.server.ts'
import { type Need, serves } from '#app/features/scheduling/requirements.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { findVisit } from './find-visit.server.ts'
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
  /** Whom and what it has already, for one that moves. */
  prefer?: { resourceIds: readonly string[] }
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
  const { needs, verdicts } = await explainStart(sql, { ...question, excludeAppointmentId })
  // Free by the rules and still no slot: the channel has had its share.
  const isQuota = isUsualLength && waived.length === 0
  const judged = verdicts
    .map((verdict) => ({ ...verdict, brokenRules: verdict.brokenRules.filter((rule) => !waived.includes(rule)) }))
    .map((verdict) =>
      isQuota && verdict.isFree && verdict.brokenRules.length === 0
        ? { ...verdict, brokenRules: ['quota' as const] }
        : verdict,
    )
    .sort((a, b) => a.brokenRules.length - b.brokenRules.length || a.bookedMinutes - b.bookedMinutes)
  const leading = whoReceives(judged, needs, assignment)
  const free = leading.filter(({ isFree }) => isFree)
  const best = free[0] ?? leading[0]
  if (!best) throw new DomainError('slot_not_offered')
  if (best.brokenRules.length > 0 && !mayBreakRules) throw brokenError(best.brokenRules)
  const isChosen = assignment.kind === 'chosen'
  if (free.length === 0 && !isChosen) throw new DomainError('slot_taken')
  const alike = (isChosen ? leading : free).filter(({ brokenRules }) => brokenRules.length === best.brokenRules.length)
  // An appointment that moves takes along whom it has.
  const wanted = question.appointmentId === null ? needs : []
  const teams = alike.flatMap((one) => completeTeam(one, judged, wanted) ?? [])
  if (teams.length === 0) throw new DomainError('slot_taken')
  const brokenRules = [...new Set(teams[0]!.flatMap((member) => member.brokenRules))]
  if (brokenRules.length > 0 && !mayBreakRules) throw brokenError(brokenRules)
  const sets = teams.map((team) => team.map(({ resourceId }) => resourceId))
  return { sets: arrange(sets, assignment), brokenRules }
}

type Judged = StartVerdict

/** Rooms and interpreters come along and are never the one who receives, unless one of them was chosen. Somebody who does not do it can be chosen on purpose. */
function whoReceives(judged: readonly Judged[], needs: readonly Need[], assignment: Assignment): Judged[] {
  if (assignment.kind !== 'chosen') {
    const kind = needs[0]?.kind ?? 'caseworker'
    return judged.filter((one) => one.kind === kind)
  }
  const { resourceId } = assignment
  const known = judged.filter((one) => one.resourceId === resourceId)
  if (known.length > 0) return known
  const stranger = { resourceId, kind: 'caseworker', languages: [], isFree: true, bookedMinutes: 0 } as const
  return [{ ...stranger, brokenRules: ['not_able'] }]
}

/** Adds to `leading` who and what the visit needs besides, the best of those who are free; null when there are too few. */
function completeTeam(leading: Judged, judged: readonly Judged[], needs: readonly Need[]): [Judged[]] | null {
  const team = [leading]
  for (const need of needs) {
    const missing = need.count - team.filter((one) => serves(one, need)).length
    if (missing <= 0) continue
    const added = judged.filter((one) => one.isFree && serves(one, need) && !team.includes(one)).slice(0, missing)
    if (added.length < missing) return null
    team.push(...added)
  }
  return [team]
}

function brokenError(rules: readonly BreakableRule[]): DomainError {
  return new DomainError('rule_broken', { rules: rules.join(' ') })
}

function arrange(sets: string[][], assignment: Assignment): string[][] {
  if (assignment.kind === 'chosen') return sets.filter((set) => set.includes(assignment.resourceId))
  if (assignment.kind === 'fair') return sets
  const isPreferred = (set: string[]) => set.some((id) => assignment.resourceIds.includes(id))
  return [...sets.filter(isPreferred), ...sets.filter((set) => !isPreferred(set))]
}

async function takesUsualTime(sql: Reader, question: PlaceQuestion): Promise<boolean> {
  const { offeringId, durationMinutes, services } = question
  if (durationMinutes === null) return true
  if (services) return (await findVisit(sql, { offeringId, services }))?.durationMinutes === durationMinutes
  const [row] = await sql<{ durationMinutes: number }[]>`
    SELECT s.duration_minutes FROM offering o JOIN service s ON s.id = o.service_id WHERE o.id = ${offeringId}`
  return row?.durationMinutes === durationMinutes
}
