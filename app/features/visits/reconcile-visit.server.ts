import type { Db, Tx } from '#prisma/sql.ts'
import { isGraceOver } from '#rooms/waiting/presence.ts'
import { judgeParticipant } from './live-party.ts'
import { lockVisit } from './lock-visit.server.ts'
import { moveParty } from './move-party.server.ts'
import type { Stranger } from './remove-stranger.server.ts'
import type { Party, Visit } from './visit.ts'

export type SeenInRoom = { appointmentId: string; roomName: string; identities: readonly string[] }

/**
 * Brings the parties of one visit in line with who the media server sees in its room. Nothing happens when the visit has another room by
 * now.
 *
 * @returns who has to be removed, and how many moved.
 */
export async function reconcileVisit(
  db: Db,
  seen: SeenInRoom,
  now: Temporal.Instant,
): Promise<{ strangers: Stranger[]; entered: number; left: number }> {
  return db.transaction(async (tx) => {
    const result = { strangers: [] as Stranger[], entered: 0, left: 0 }
    const visit = await lockVisit(tx, seen.appointmentId)
    if (visit.roomName !== seen.roomName || visit.endedAt) return result
    const parties = await tx<(Party & { callBackAt: Temporal.Instant | null })[]>`
      SELECT id, appointment_id, role, staff_id, state, arrived_at, last_seen_at, entered_at, left_at, call_back_at
      FROM party WHERE appointment_id = ${seen.appointmentId} ORDER BY id FOR NO KEY UPDATE`
    for (const identity of seen.identities) {
      const party = parties.find((candidate) => candidate.id === identity)
      const finding = judgeParticipant(party?.state)
      if (!party || finding === 'stranger')
        result.strangers.push({
          roomName: seen.roomName,
          identity,
          appointmentId: visit.appointmentId,
          departmentId: visit.departmentId,
        })
      else if (finding === 'entered') {
        await moveParty(tx, { visit, party, action: 'enter', by: { kind: 'system' }, now })
        result.entered++
      } else if (party.leftAt) await tx`UPDATE party SET left_at = NULL WHERE id = ${party.id}`
    }
    for (const party of parties)
      if (party.state === 'in_room' && !party.callBackAt && !seen.identities.includes(party.id))
        result.left += await noteMissing(tx, visit, party, now)
    return result
  })
}

/** @returns 1 when the party's grace is over and it has left. */
async function noteMissing(tx: Tx, visit: Visit, party: Party, now: Temporal.Instant): Promise<0 | 1> {
  if (!party.leftAt) {
    await tx`UPDATE party SET left_at = ${now} WHERE id = ${party.id}`
    return 0
  }
  if (!isGraceOver(party.leftAt, now)) return 0
  await moveParty(tx, { visit, party, action: 'leave', by: { kind: 'system' }, now })
  return 1
}
