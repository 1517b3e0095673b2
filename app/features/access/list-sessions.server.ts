import type { PrismaClient } from '#prisma/client.ts'
import { deviceName } from './device-name.ts'
import { isSessionAlive } from './session-life.ts'
import type { StaffMember } from './staff-member.ts'

export type OpenSession = { device: string; createdAt: string; lastSeenAt: string; isThis: boolean }

/** The sessions of this person that still open doors, newest first. */
export async function listSessions(
  prisma: PrismaClient,
  staff: StaffMember,
  now: Temporal.Instant,
): Promise<OpenSession[]> {
  const rows = await prisma.staffSession.findMany({ where: { staffId: staff.id }, orderBy: { createdAt: 'desc' } })
  return rows
    .filter((row) =>
      isSessionAlive(
        { lastSeenAt: row.lastSeenAt.toTemporalInstant(), expiresAt: row.expiresAt.toTemporalInstant() },
        now,
      ),
    )
    .map((row) => ({
      device: deviceName(row.device),
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      isThis: row.idHash === staff.sessionIdHash,
    }))
}
