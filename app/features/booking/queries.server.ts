import type { Channel } from '#app/features/scheduling/quota.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { COMPANION_ROLES, type CompanionRole } from './companions.ts'
import { findVisit } from './find-visit.server.ts'
import type { Mode, OfferingFacts, OwnAllocation, SlotChoice } from './types.ts'

export { findSameVisit } from './find-same-visit.server.ts'
export { findVisitChoice, type VisitChoice } from './find-visit-choice.server.ts'

/**
 * One cheap look at a slot, without a lock and without its opening hours: the facts of the visit, and whether anybody who can receive it has
 * at least the time of the first service free. In the rush for a slot nearly everybody is refused, and most of them here, before anything is
 * written.
 *
 * `holdTokenHash` or `appointmentId`: whose own time does not count; `ownId` says whether there is such an appointment. Null when the
 * offering does not exist or not in this mode, or the office does not do all that is wanted together.
 */
export async function findOffering(
  reader: Reader,
  choice: SlotChoice & { holdTokenHash?: string; appointmentId?: string; channel?: Channel; now: Temporal.Instant },
): Promise<(OfferingFacts & { isFree: boolean; ownId: string | null }) | null> {
  const { offeringId, mode, start, channel = 'public', now } = choice
  const own = choice.appointmentId
    ? reader`own.id = ${choice.appointmentId}`
    : reader`own.hold_token_hash = ${choice.holdTokenHash ?? null}`
  const [row] = await reader<(Omit<OfferingFacts, 'items'> & { isFree: boolean; ownId: string | null })[]>`
    SELECT o.id AS offering_id, s.department_id, o.office_id, s.id AS service_id, s.name AS service_name, s.name_en AS service_name_en,
           s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.move_limit, 1 AS persons, own.id AS own_id,
           EXISTS (
             SELECT 1 FROM resource_offering ro JOIN resource r ON r.id = ro.resource_id AND r.active
             WHERE ro.offering_id = o.id AND r.kind = coalesce((SELECT min(kind) FROM service_requirement WHERE service_id = s.id), 'caseworker')
               AND NOT EXISTS (
               SELECT 1 FROM allocation a
               WHERE a.resource_id = ro.resource_id
                 AND a.during && tstzrange(${start}::timestamptz - make_interval(mins => s.buffer_before_minutes),
                                           ${start}::timestamptz + make_interval(mins => s.duration_minutes + s.buffer_after_minutes))
                 AND (a.expires_at IS NULL OR a.expires_at > ${now}) AND a.appointment_id IS DISTINCT FROM own.id
                 AND (a.purpose <> 'rest' OR ${channel} = 'public'))) AS is_free
    FROM offering o JOIN service s ON s.id = o.service_id LEFT JOIN appointment own ON ${own}
    WHERE o.id = ${offeringId} AND o.active AND s.active AND ${mode}::mode = ANY (o.modes) AND ${mode}::mode = ANY (s.modes)`
  if (!row) return null
  const services = choice.services ?? []
  if (services.length < 2 && (services[0]?.persons ?? 1) === 1) return { ...row, items: [] }
  const visit = await findVisit(reader, { offeringId, services })
  return visit && { ...row, ...visit }
}

export async function listOwnAllocations(reader: Reader, appointmentId: string): Promise<OwnAllocation[]> {
  return reader<OwnAllocation[]>`
    SELECT id, resource_id, lower(during) AS "from", upper(during) AS "to" FROM allocation WHERE appointment_id = ${appointmentId} ORDER BY id`
}

export type OwnResource = OwnAllocation & { kind: 'caseworker' | 'room' | 'interpreter' }

/** What an appointment takes for its visit: caseworkers first. */
export async function listOwnResources(reader: Reader, appointmentId: string): Promise<OwnResource[]> {
  return reader<OwnResource[]>`
    SELECT l.id, l.resource_id, lower(l.during) AS "from", upper(l.during) AS "to", r.kind FROM allocation l JOIN resource r ON r.id = l.resource_id
    WHERE l.appointment_id = ${appointmentId} AND l.purpose = 'visit' ORDER BY r.kind, l.id`
}

/** Somebody beside the applicant whose invitation stands. `isFixed`: was in the waiting room already, so only staff can take them out. */
export type Guest = { id: string; name: string; role: CompanionRole; email: string | null; isFixed: boolean }

/** By name; without caseworkers and observers. */
export async function listGuests(reader: Reader, appointmentId: string): Promise<Guest[]> {
  return reader<Guest[]>`
    SELECT id, name, role, email, state <> 'invited' AS is_fixed FROM party
    WHERE appointment_id = ${appointmentId} AND role = ANY (${COMPANION_ROLES as unknown as string[]}::party_role[]) AND state NOT IN ('removed', 'declined')
    ORDER BY name, id`
}

/** Whose time is taken already and by which appointment; ids only, so that a refusal can carry them. */
export type InTheWay = { resourceId: string; appointmentId: string }

/** The first thing that meets `from` to `to` (buffers included) at one of the resources; time that only rests is in nobody's way here. */
export async function findInTheWay(
  reader: Reader,
  place: {
    resourceIds: readonly string[]
    from: Temporal.Instant
    to: Temporal.Instant
    appointmentId: string | null
    now: Temporal.Instant
  },
): Promise<InTheWay | null> {
  const [row] = await reader<InTheWay[]>`
    SELECT resource_id, appointment_id FROM allocation
    WHERE resource_id = ANY(${[...place.resourceIds]}::uuid[]) AND during && tstzrange(${place.from}, ${place.to})
      AND appointment_id IS DISTINCT FROM ${place.appointmentId}::uuid AND purpose <> 'rest' AND (expires_at IS NULL OR expires_at > ${place.now})
    ORDER BY lower(during) LIMIT 1`
  return row ?? null
}

export { type FreeTimes, listFreeTimes } from './list-free-times.server.ts'
export { listNearestTimes } from './list-nearest-times.server.ts'

/** The office's zone and the offering of an appointment. */
export async function findPlace(reader: Reader, appointmentId: string): Promise<{ zone: string; offeringId: string }> {
  const [row] = await reader<{ zone: string; offeringId: string }[]>`
    SELECT o.time_zone AS zone, a.offering_id FROM appointment a JOIN office o ON o.id = a.office_id WHERE a.id = ${appointmentId}`
  if (!row) throw new DomainError('not_found')
  return row
}

/** The zone of an offering's office; null for an offering of another department. */
export async function findOfferingZone(
  reader: Reader,
  offeringId: string,
  departmentId: string,
): Promise<string | null> {
  const [row] = await reader<{ zone: string }[]>`
    SELECT o.time_zone AS zone FROM offering f JOIN office o ON o.id = f.office_id
    WHERE f.id = ${offeringId} AND o.department_id = ${departmentId}`
  return row?.zone ?? null
}

export { type GroupDate, listGroupDates } from './list-group-dates.server.ts'

/** Whether this is an appointment with seats. */
export async function isGroup(reader: Reader, appointmentId: string): Promise<boolean> {
  const found = await reader`SELECT FROM appointment WHERE id = ${appointmentId} AND seats IS NOT NULL`
  return found.count > 0
}

/** @throws {DomainError} `not_found` for an appointment that is in no series. */
export async function getSeriesId(reader: Reader, appointmentId: string): Promise<string> {
  const [row] = await reader<{ seriesId: string }[]>`
    SELECT series_id FROM appointment WHERE id = ${appointmentId} AND series_id IS NOT NULL`
  if (!row) throw new DomainError('not_found')
  return row.seriesId
}

/** The modes that an appointment could have instead of its own, as service and offering allow; none for a seat in a group. */
export async function listOtherModes(reader: Reader, appointmentId: string): Promise<Mode[]> {
  const [row] = await reader<{ modes: Mode[] }[]>`
    SELECT ARRAY(SELECT unnest(o.modes) INTERSECT SELECT unnest(s.modes) EXCEPT SELECT a.mode)::text[] AS modes
    FROM appointment a JOIN offering o ON o.id = a.offering_id JOIN service s ON s.id = a.service_id
    WHERE a.id = ${appointmentId} AND a.group_appointment_id IS NULL`
  return row?.modes ?? []
}
