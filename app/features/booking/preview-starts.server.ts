import { isDomainError } from '#app/lib/errors.ts'
import type { Reader } from '#prisma/sql.ts'
import { type Assignment, chooseResources } from './choose-resources.server.ts'
import { findVisit } from './find-visit.server.ts'
import type { SlotChoice } from './types.ts'

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
  question: Omit<SlotChoice, 'start'> & {
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

/** Somebody chosen is looked at by the rules only, so the time is looked at here: of one of the sets, all of it. */
async function isAnyFree(
  sql: Reader,
  sets: string[][],
  start: Temporal.Instant,
  { offeringId, services, durationMinutes }: Omit<SlotChoice, 'start'> & { durationMinutes: number | null },
): Promise<boolean> {
  const visit = services ? await findVisit(sql, { offeringId, services }) : null
  const members = sets.flatMap((set, index) => set.map((resourceId) => ({ index, resourceId })))
  const [row] = await sql<{ isFree: boolean }[]>`
    SELECT bool_or(team.is_free) AS is_free
    FROM offering o JOIN service s ON s.id = o.service_id,
    LATERAL (
      SELECT bool_and(NOT EXISTS (
        SELECT FROM allocation l
        WHERE l.resource_id = member.resource_id AND l.purpose <> 'rest' AND l.expires_at IS NULL
          AND l.during && tstzrange(
            ${start}::timestamptz - make_interval(mins => coalesce(${visit?.bufferBeforeMinutes ?? null}::int, s.buffer_before_minutes)),
            ${start}::timestamptz + make_interval(mins =>
              coalesce(${durationMinutes}::int, ${visit?.durationMinutes ?? null}::int, s.duration_minutes)
              + coalesce(${visit?.bufferAfterMinutes ?? null}::int, s.buffer_after_minutes))))) AS is_free
      FROM unnest(${members.map(({ index }) => index)}::int[], ${members.map(({ resourceId }) => resourceId)}::uuid[]) AS member (index, resource_id)
      GROUP BY member.index) AS team
    WHERE o.id = ${offeringId}`
  return row?.isFree ?? false
}
