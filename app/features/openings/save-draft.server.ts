import type { StaffMember } from '#app/features/access/staff-member.ts'
import { recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { type ProposeTime, proposeTime } from '#app/features/proposals/propose-time.server.ts'
import { withdrawProposal } from '#app/features/proposals/withdraw-proposal.server.ts'
import { explainVisits } from '#app/features/scheduling/queries.server.ts'
import { DomainError, isDomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import { findAffected } from './affected.ts'
import { applyChange } from './apply-change.ts'
import { findOverlaps, touchedOpenings } from './check-opening.ts'
import type { Draft } from './draft.ts'
import { type AffectedVisit, listAffectedVisits } from './list-affected-visits.server.ts'
import { getOfficeRules } from './queries.server.ts'
import type { OfficeRules, RuleChange, RuleOffice } from './rules.ts'
import { writeRule } from './write-rule.server.ts'

/** Another time for one broken appointment, as the lead saw and accepted it. */
export type Accepted = { appointmentId: string; offeringId: string; resourceId: string; start: Temporal.Instant }

export type SaveDraft = { draft: Draft; office: RuleOffice; staff: StaffMember; accepted: readonly Accepted[] }

/** `broken`: appointments that are a task now; `proposed` of them have got another time, `refused` times were gone. */
export type SavedDraft = { changeIds: string[]; broken: number; proposed: number; refused: number }

/**
 * Saves what was looked at: the rules, their history, a task for each appointment that they break, and the proposals that were accepted, all
 * or nothing. Which appointments break is found anew, so one that was booked meanwhile is among the tasks; a proposed time that is gone
 * leaves its appointment a task. Broken appointments stay where they are until their citizens have answered.
 *
 * @throws {DomainError} `rule_changed` when somebody else was faster, `rule_overlaps`, `not_found` for a draft that was saved already.
 */
export async function saveDraft(db: Db, input: SaveDraft, now: Temporal.Instant): Promise<SavedDraft> {
  const { draft, office, staff } = input
  return db.transaction(async (tx) => {
    // one at a time for an office, or two new openings could overlap without either seeing the other
    await tx`SELECT pg_advisory_xact_lock(hashtextextended(${office.id}, 2))`
    const gone = await tx`DELETE FROM calendar_draft WHERE id = ${draft.id} AND staff_id = ${staff.id}`
    if (gone.count === 0) throw new DomainError('not_found')
    const rules = await getOfficeRules(tx, office, now)
    const changed = draft.changes.reduce(applyChange, rules)
    const today = now.toZonedDateTimeISO(office.timeZone).toPlainDate().toString()
    if (findOverlaps(changed, touchedOpenings(changed, draft.changes), today).length > 0)
      throw new DomainError('rule_overlaps')
    const visits = await listAffectedVisits(tx, office.id, findAffected(rules, changed, draft.changes), now)
    const before = await explainVisits(tx, visits, now)
    const changeIds = await writeChanges(tx, input, { rules, changed }, now)
    const after = await explainVisits(tx, visits, now)
    const broken = visits.filter(({ id }) => after.has(id) && !before.has(id))
    const changeId = changeIds[0]!
    const mended = visits.map(({ id }) => id).filter((id) => !after.has(id))
    for (const appointmentId of await keepTasks(tx, { mended, broken, changeId }, now))
      await withdrawProposal(tx, { appointmentId, by: { kind: 'staff', id: staff.id } }, now)
    const counts = await proposeAll(tx, input, { broken, changeId }, now)
    return { changeIds, broken: broken.length, ...counts }
  })
}

async function writeChanges(
  tx: Tx,
  { draft, office, staff }: SaveDraft,
  { rules, changed }: { rules: OfficeRules; changed: OfficeRules },
  now: Temporal.Instant,
): Promise<string[]> {
  const changeIds: string[] = []
  for (const change of draft.changes) {
    if (!(await writeRule(tx, office.id, change))) throw new DomainError('rule_changed')
    const [row] = await tx<{ id: string }[]>`
      INSERT INTO calendar_change ${tx({
        at: now,
        staffId: staff.id,
        officeId: office.id,
        kind: change.kind,
        subjectId: change.kind === 'holiday' ? null : change.id,
        resourceId: resourceOf(change, rules, changed),
        before: change.before as never,
        after: change.after as never,
        undoes: draft.changes.length === 1 ? draft.undoes : null,
      })} RETURNING id`
    changeIds.push(row!.id)
  }
  const fact = { departmentId: office.departmentId, now }
  const data = { officeId: office.id, changes: changeIds.length, kind: draft.changes[0]?.kind ?? '' }
  await recordAudit(tx, { ...fact, type: 'calendar_changed', by: { kind: 'staff', id: staff.id }, data })
  await recordEvent(tx, { ...fact, type: 'calendar_changed', data })
  return changeIds
}

function resourceOf(change: RuleChange, rules: OfficeRules, changed: OfficeRules): string | null {
  const state = change.after ?? change.before
  const id = state && 'resourceId' in state ? state.resourceId : null
  return [...rules.resources, ...changed.resources].some((resource) => resource.id === id) ? id : null
}

type Tasks = {
  /** Appointments whose time is open now. */
  mended: readonly string[]
  broken: readonly AffectedVisit[]
  changeId: string
}

/**
 * Adds a task for each broken appointment; those that a change has opened again are none any more.
 *
 * @returns ids of the latter
 */
async function keepTasks(tx: Tx, { mended, broken, changeId }: Tasks, now: Temporal.Instant): Promise<string[]> {
  const done = await tx<{ appointmentId: string }[]>`
    DELETE FROM broken_appointment WHERE appointment_id = ANY(${[...mended]}::uuid[]) RETURNING appointment_id`
  const settled = done.map(({ appointmentId }) => appointmentId)
  if (broken.length === 0) return settled
  await tx`
    INSERT INTO broken_appointment ${tx(broken.map(({ id, startsAt }) => ({ appointmentId: id, calendarChangeId: changeId, startsAt, since: now })))}
    ON CONFLICT (appointment_id) DO UPDATE SET calendar_change_id = EXCLUDED.calendar_change_id, starts_at = EXCLUDED.starts_at,
      since = EXCLUDED.since, settled_at = NULL, settled_by = NULL`
  return settled
}

async function proposeAll(
  tx: Tx,
  { accepted, staff }: SaveDraft,
  { broken, changeId }: { broken: readonly AffectedVisit[]; changeId: string },
  now: Temporal.Instant,
): Promise<{ proposed: number; refused: number }> {
  const byId = new Map(broken.map((visit) => [visit.id, visit]))
  let [proposed, refused] = [0, 0]
  for (const one of accepted) {
    const visit = byId.get(one.appointmentId)
    if (!visit) continue
    const { appointmentId, offeringId, start } = one
    const how = { reason: 'replacement' as const, expiresAt: null, proposedBy: staff.id, calendarChangeId: changeId }
    const proposal = { ...how, appointmentId, offeringId, start, mode: visit.mode }
    const isDone =
      (await isProposed(tx, { ...proposal, resourceIds: [one.resourceId] }, now)) ||
      (await isProposed(tx, proposal, now))
    if (isDone) proposed++
    else refused++
  }
  return { proposed, refused }
}

/** Whether the proposal could be made; a time that is gone, or never was one, is no reason to stop. */
async function isProposed(tx: Tx, proposal: ProposeTime, now: Temporal.Instant): Promise<boolean> {
  try {
    await proposeTime(tx, proposal, now)
    return true
  } catch (error) {
    if (!isDomainError(error)) throw error
    return false
  }
}
