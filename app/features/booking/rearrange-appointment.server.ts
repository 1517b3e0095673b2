import { type AuditType, type EventType, recordAudit, recordEvent } from '#app/features/audit/record.server.ts'
import { queueNoticeForAll } from '#app/features/notices/queue-notice.server.ts'
import type { BreakableRule } from '#app/features/scheduling/broken-rules.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Db, Tx } from '#prisma/sql.ts'
import type { BookingStaff } from './book-appointment.server.ts'
import { type Assignment, chooseResources } from './choose-resources.server.ts'
import { claimSlot } from './claim-slot.server.ts'
import { findSameVisit } from './find-same-visit.server.ts'
import { freeTime } from './free-time.server.ts'
import { lockRearrangeable } from './lock-rearrangeable.server.ts'
import { listOwnResources, type OwnResource } from './queries.server.ts'
import { refuseTaken } from './refuse-taken.server.ts'
import { reopenVisit } from './reopen-visit.server.ts'
import { requireOwnResources } from './require-own-resources.server.ts'
import type { AppointmentCore } from './types.ts'
import { visitTimes } from './visit-times.ts'

export type RearrangeAppointment = {
  appointmentId: string
  staff: BookingStaff
  /** null: where it is. */
  start: Temporal.Instant | null
  /** null: as long as it is. */
  durationMinutes: number | null
  /** `keep`: whoever has it; `fair`: whoever can, the same preferred; `chosen`: instead of `from`, or of the caseworker it has. */
  assignment: { kind: 'keep' } | { kind: 'fair' } | { kind: 'chosen'; resourceId: string; from: string | null }
  /** Why a rule is broken; null: none may be. */
  override: string | null
  /** Shown to colleagues and, when the citizen is told, to them; may be empty. */
  reason: string
  /** Whether the citizen gets a message; their calendar entry counts up in any case. */
  tell: boolean
  /** The start that the person saw: somebody else may have moved it meanwhile. */
  seenStart: Temporal.Instant | null
}

/**
 * Moves, stretches or hands over an appointment, or all at once, as a drag in the calendar does. The new time is claimed before the old one
 * is given up; rooms and interpreters come along. Where nothing changes, nothing happens.
 *
 * @throws {DomainError} `not_found`, `wrong_state`, `appointment_over`, `form_outdated`, `rule_broken` (`facts.rules`), `slot_taken`,
 * `time_taken` (who is in the way in `facts`)
 */
export async function rearrangeAppointment(db: Db, input: RearrangeAppointment, now: Temporal.Instant): Promise<void> {
  await db.transaction(async (tx) => {
    const appointment = await lockRearrangeable(tx, input, now)
    if (input.seenStart && !input.seenStart.equals(appointment.startsAt)) throw new DomainError('form_outdated')
    const plan = await planChange(tx, appointment, input)
    if (appointment.state === 'technical_failure' && !plan.isMoved) throw new DomainError('wrong_state')
    if (!plan.isMoved && !plan.isResized && !plan.isReassigned) return
    await carryOut(tx, appointment, input, plan, now)
  })
}

type Plan = {
  start: Temporal.Instant
  durationMinutes: number
  assignment: Assignment
  /** What comes along whoever receives. */
  others: string[]
  own: OwnResource[]
  isMoved: boolean
  isResized: boolean
  isReassigned: boolean
}

async function planChange(tx: Tx, appointment: AppointmentCore, input: RearrangeAppointment): Promise<Plan> {
  const { assignment } = input
  const own = await listOwnResources(tx, appointment.id)
  const start = input.start ?? appointment.startsAt
  const durationMinutes = input.durationMinutes ?? appointment.durationMinutes
  const leading = own.find(({ kind }) => kind === 'caseworker') ?? own[0]
  const replaced = (assignment.kind === 'chosen' && assignment.from) || leading?.resourceId
  const others = own.map(({ resourceId }) => resourceId).filter((id) => id !== replaced)
  const isReassigned =
    assignment.kind === 'chosen' && !own.some(({ resourceId }) => resourceId === assignment.resourceId)
  if (isReassigned) await requireOwnResources(tx, appointment.departmentId, [assignment.resourceId])
  const keeps = replaced ? ({ kind: 'chosen', resourceId: replaced } as const) : ({ kind: 'fair' } as const)
  return {
    start,
    durationMinutes,
    assignment:
      assignment.kind === 'chosen'
        ? { kind: 'chosen', resourceId: assignment.resourceId }
        : assignment.kind === 'fair'
          ? { kind: 'prefer', resourceIds: replaced ? [replaced] : [] }
          : keeps,
    others,
    own,
    isMoved: !start.equals(appointment.startsAt),
    isResized: durationMinutes !== appointment.durationMinutes,
    isReassigned,
  }
}

/** Adds who and what comes along, unless the search found another of the same kind in their place. */
async function bringAlong(tx: Tx, sets: readonly string[][], { own, others }: Plan): Promise<string[][]> {
  const kinds = new Map(own.map(({ resourceId, kind }) => [resourceId, kind]))
  const found = await tx<OwnResource[]>`
    SELECT id AS resource_id, kind FROM resource WHERE id = ANY(${sets.flat()}::uuid[])`
  for (const { resourceId, kind } of found) kinds.set(resourceId, kind)
  const count = (ids: readonly string[], kind: string | undefined) => ids.filter((id) => kinds.get(id) === kind).length
  const had = own.map(({ resourceId }) => resourceId)
  return sets.map((set) => {
    const team = [...set]
    for (const id of others) {
      const kind = kinds.get(id)
      if (!team.includes(id) && count(team, kind) < count(had, kind)) team.push(id)
    }
    return team
  })
}

/** Rules that a change does not touch: who hands an appointment over needs no lead time. */
function waivedRules({ isMoved, isResized, durationMinutes }: Plan, before: number): BreakableRule[] {
  if (isMoved) return []
  const untouched: BreakableRule[] = ['lead_time', 'horizon', 'grid', 'quota', 'closed_day']
  return isResized && durationMinutes < before ? [...untouched, 'outside_openings', 'absent'] : untouched
}

async function carryOut(
  tx: Tx,
  appointment: AppointmentCore,
  input: RearrangeAppointment,
  plan: Plan,
  now: Temporal.Instant,
): Promise<void> {
  const { appointmentId, staff, override } = input
  const { start, durationMinutes, isMoved, isResized } = plan
  const { services, interpreterLanguage } = await findSameVisit(tx, appointment)
  const choice = await chooseResources(tx, {
    offeringId: appointment.offeringId,
    services,
    interpreterLanguage,
    prefer: { resourceIds: plan.own.map(({ resourceId }) => resourceId) },
    mode: appointment.mode,
    start,
    durationMinutes,
    appointmentId,
    assignment: plan.assignment,
    mayBreakRules: override !== null,
    waived: waivedRules(plan, appointment.durationMinutes),
    now,
  })
  const sets = await bringAlong(tx, choice.sets, plan)
  const { endsAt, from, to } = visitTimes({ ...appointment, durationMinutes }, start)
  const { own } = plan
  const claimed = await claimSlot(tx, { appointmentId, sets, from, to, expiresAt: null, own, channel: 'internal', now })
  if (!claimed) throw await refuseTaken(tx, { appointmentId, resourceIds: sets.flat(), from, to, now })
  await freeTime(tx, { appointmentId, keep: claimed.allocationIds, now })
  await reopenVisit(tx, appointment, now)
  const isNewTime = isMoved || isResized
  await tx`
    UPDATE appointment SET starts_at = ${start}, ends_at = ${endsAt}, duration_minutes = ${durationMinutes},
           override_reason = ${choice.brokenRules.length > 0 ? override : tx`override_reason`}, move_reason = ${isNewTime ? input.reason || null : tx`move_reason`},
           ical_sequence = ical_sequence + ${isNewTime ? 1 : 0}, version = version + 1
    WHERE id = ${appointmentId}`
  const fact = { appointmentId, departmentId: appointment.departmentId, now }
  const by = { kind: 'staff', id: staff.id } as const
  const data = {
    from: String(appointment.startsAt),
    to: String(start),
    minutes: durationMinutes,
    resources: claimed.resourceIds.join(' '),
    told: input.tell && isNewTime,
  }
  const type: AuditType & EventType = isMoved
    ? 'appointment_moved'
    : isResized
      ? 'appointment_resized'
      : 'appointment_reassigned'
  await recordAudit(tx, { ...fact, type, by, data })
  if (choice.brokenRules.length > 0)
    await recordAudit(tx, { ...fact, type: 'rule_overridden', by, data: { rules: choice.brokenRules.join(' ') } })
  await recordEvent(tx, { ...fact, type, data: { by: 'staff' } })
  if (!isNewTime) return
  if (input.tell) await queueNoticeForAll(tx, { appointmentId, kind: 'moved', now })
  await queueNoticeForAll(tx, { appointmentId, kind: 'reminder', now })
}
