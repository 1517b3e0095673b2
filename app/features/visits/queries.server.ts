import { DomainError } from '#app/lib/errors.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { Reader } from '#prisma/sql.ts'
import { isAdmitted, type PartyState } from '#rooms/waiting/party-machine.ts'
import { announcedState, type WaitingState } from '#rooms/waiting/waiting-word.ts'
import type { Party, PartyRole, Visit } from './visit.ts'

/** Who stands behind a link to a visit. */
export type JoiningParty = { id: string; appointmentId: string; role: PartyRole; locale: string }

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** The party whose join link carries `joinToken`; null for anything else. Confirmed appointments only. */
export async function findPartyByJoinToken(sql: Reader, joinToken: string | undefined): Promise<JoiningParty | null> {
  if (!joinToken || !TOKEN.test(joinToken)) return null
  const [party] = await sql<JoiningParty[]>`
    SELECT p.id, p.appointment_id, p.role, p.locale
    FROM party p JOIN appointment a ON a.id = p.appointment_id
    WHERE p.join_token_hash = ${hashToken(joinToken)} AND a.state NOT IN ('held', 'requested', 'expired')`
  return party ?? null
}

/**
 * A visit and one of its parties, read without a lock: for showing, and for refusing early.
 *
 * @throws {DomainError} `not_found`
 */
export async function getVisitOfParty(sql: Reader, partyId: string): Promise<{ visit: Visit; party: Party }> {
  const [row] = await sql<(Visit & PartyColumns)[]>`
    SELECT a.id AS appointment_id, a.municipality_id, a.department_id, a.state, a.mode, a.starts_at, a.ends_at, o.time_zone,
           v.room_name, coalesce(v.room_epoch, 0) AS room_epoch, v.opened_at, coalesce(v.ended_at, a.ended_at) AS ended_at,
           p.id AS party_id, p.role, p.staff_id, p.state AS party_state, p.arrived_at, p.last_seen_at, p.entered_at, p.left_at
    FROM party p JOIN appointment a ON a.id = p.appointment_id JOIN office o ON o.id = a.office_id
      LEFT JOIN visit v ON v.appointment_id = a.id
    WHERE p.id = ${partyId}`
  if (!row) throw new DomainError('not_found')
  const { partyId: id, role, staffId, partyState, arrivedAt, lastSeenAt, enteredAt, leftAt, ...visit } = row
  const party: Party = {
    id,
    appointmentId: visit.appointmentId,
    role,
    staffId,
    state: partyState,
    arrivedAt,
    lastSeenAt,
    enteredAt,
    leftAt,
  }
  return { visit, party }
}

type PartyColumns = {
  partyId: string
  role: PartyRole
  staffId: string | null
  partyState: Party['state']
  arrivedAt: Party['arrivedAt']
  lastSeenAt: Party['lastSeenAt']
  enteredAt: Party['enteredAt']
  leftAt: Party['leftAt']
}

/** The party that a caseworker is in a visit, and whether it is in it now; null before they were in it. */
export async function findStaffParty(
  sql: Reader,
  appointmentId: string,
  staffId: string,
): Promise<{ id: string; isInVisit: boolean } | null> {
  const [party] = await sql<{ id: string; state: PartyState }[]>`
    SELECT id, state FROM party WHERE appointment_id = ${appointmentId} AND staff_id = ${staffId} AND role = 'caseworker'`
  return party ? { id: party.id, isInVisit: isAdmitted(party.state) } : null
}

export { findRehearsal, type RehearsalResult } from './find-rehearsal.server.ts'

/** What the department tells everybody who waits; `open` without a department. */
export async function findAnnounced(
  sql: Reader,
  departmentId: string | null,
  now: Temporal.Instant,
): Promise<WaitingState> {
  if (!departmentId) return 'open'
  const [row] = await sql<{ waitingState: WaitingState; waitingStateAt: Temporal.Instant | null }[]>`
    SELECT waiting_state, waiting_state_at FROM department WHERE id = ${departmentId}`
  return row ? announcedState(row.waitingState, row.waitingStateAt, now) : 'open'
}
