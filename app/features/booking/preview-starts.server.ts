import { isDomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { type Assignment, chooseResources } from './choose-resources.server.ts'
import type { Mode } from './types.ts'

export type StartPreview = {
  /** ISO instant. */
  start: string
  /** `broken`: bookable with a reason only. */
  verdict: 'free' | 'taken' | 'broken'
  rules: string[]
}

/** How each of several starts would fare if it was booked now; nothing is taken. */
export async function previewStarts(
  sql: Reader,
  question: {
    offeringId: string
    mode: Mode
    starts: readonly Temporal.Instant[]
    durationMinutes: number | null
    assignment: Assignment
  },
  now: Temporal.Instant,
): Promise<StartPreview[]> {
  const previews: StartPreview[] = []
  for (const start of question.starts) {
    const asked = { ...question, start, appointmentId: null, mayBreakRules: true, now }
    try {
      const { brokenRules, sets } = await chooseResources(sql, asked)
      const isFree = await isAnyFree(sql, sets, start, question)
      const verdict = !isFree ? 'taken' : brokenRules.length > 0 ? 'broken' : 'free'
      previews.push({ start: start.toString(), verdict, rules: brokenRules })
    } catch (error) {
      if (!isDomainError(error)) throw error
      previews.push({ start: start.toString(), verdict: 'taken', rules: [] })
    }
  }
  return previews
}

/** Somebody chosen is looked at by the rules only, so the time is looked at here. */
async function isAnyFree(
  sql: Reader,
  sets: string[][],
  start: Temporal.Instant,
  { offeringId, durationMinutes }: { offeringId: string; durationMinutes: number | null },
): Promise<boolean> {
  const [row] = await sql<{ isFree: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM unnest(${sets.map((set) => set[0] ?? '')}::uuid[]) AS candidate
      WHERE NOT EXISTS (
        SELECT FROM allocation l
        WHERE l.resource_id = candidate AND l.purpose <> 'rest' AND l.expires_at IS NULL
          AND l.during && tstzrange(${start}::timestamptz - make_interval(mins => s.buffer_before_minutes),
                                    ${start}::timestamptz + make_interval(mins => coalesce(${durationMinutes}::int, s.duration_minutes) + s.buffer_after_minutes)))) AS is_free
    FROM offering o JOIN service s ON s.id = o.service_id WHERE o.id = ${offeringId}`
  return row?.isFree ?? false
}
