import type { Reader } from '#prisma/sql.ts'
import { type Advice, judgeRehearsal, type RehearsalSteps, type Verdict } from './rehearsal.ts'

/** How the applicant's last rehearsal went. `at` is an ISO instant. */
export type RehearsalResult = { at: string; verdict: Verdict; advice: Advice[] }

/** null: nothing was tried yet, or no try came to its end. */
export async function findRehearsal(reader: Reader, appointmentId: string): Promise<RehearsalResult | null> {
  const [row] = await reader<{ endedAt: Temporal.Instant; steps: RehearsalSteps }[]>`
    SELECT r.ended_at, r.steps FROM rehearsal r JOIN party p ON p.id = r.party_id AND p.role = 'applicant'
    WHERE r.appointment_id = ${appointmentId} AND r.verdict IS NOT NULL ORDER BY r.ended_at DESC LIMIT 1`
  return row ? { at: row.endedAt.toString(), ...judgeRehearsal(row.steps) } : null
}
