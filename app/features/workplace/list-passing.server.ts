import type { PrismaClient } from '#prisma/client.ts'

/**
 * `held`: somebody fills in the form; `offer`: proposed to somebody; `rest`: freed, and not yet back with the public; `busy`: taken in a
 * calendar of its owner's, nobody here knows by what.
 */
export type PassingKind = 'held' | 'offer' | 'rest' | 'busy'
export type PassingRow = { resourceId: string; kind: PassingKind; startsAt: Date; endsAt: Date }

/** Time that is taken for a while without being an appointment of the calendar. */
export async function listPassing(
  prisma: PrismaClient,
  {
    resourceIds,
    from,
    to,
    now,
  }: { resourceIds: string[]; from: Temporal.Instant; to: Temporal.Instant; now: Temporal.Instant },
): Promise<PassingRow[]> {
  if (resourceIds.length === 0) return []
  return prisma.$queryRaw<PassingRow[]>`
    SELECT l.resource_id AS "resourceId", CASE WHEN l.purpose = 'visit' THEN 'held' ELSE l.purpose::text END AS kind,
           lower(l.during) AS "startsAt", upper(l.during) AS "endsAt"
    FROM allocation l JOIN appointment a ON a.id = l.appointment_id
    WHERE l.resource_id = ANY(${resourceIds}::uuid[])
      AND l.during && tstzrange(${from.toString()}::timestamptz, ${to.toString()}::timestamptz)
      AND (l.purpose <> 'visit' OR a.state = 'held') AND (l.expires_at IS NULL OR l.expires_at > ${now.toString()}::timestamptz)
    UNION ALL
    SELECT r.id, 'busy', b.starts_at, b.ends_at
    FROM external_busy b JOIN resource r ON r.staff_id = b.staff_id
    WHERE r.id = ANY(${resourceIds}::uuid[]) AND b.starts_at < ${to.toString()}::timestamptz AND b.ends_at > ${from.toString()}::timestamptz
    ORDER BY 3`
}
