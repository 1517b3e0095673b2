import type { Reader } from '#prisma/sql.ts'

export type PublicOffering = {
  id: string
  sourceId: string
  service: { id: string; sourceId: string; name: string }
  office: { id: string; sourceId: string; name: string }
  /** What both the service and the offering allow. */
  modes: string[]
}

/** Every offering that can be booked, by service and office. */
export async function listPublicOfferings(sql: Reader): Promise<PublicOffering[]> {
  const rows = await sql<PublicOffering[]>`
    SELECT o.id, o.source_id, jsonb_build_object('id', s.id, 'sourceId', s.source_id, 'name', s.name) AS service,
           jsonb_build_object('id', f.id, 'sourceId', f.source_id, 'name', f.name) AS office,
           ARRAY(SELECT unnest(s.modes) INTERSECT SELECT unnest(o.modes) ORDER BY 1)::text[] AS modes
    FROM offering o JOIN service s ON s.id = o.service_id JOIN office f ON f.id = o.office_id
    WHERE o.active AND s.active ORDER BY fold(s.name), fold(f.name), o.id`
  return [...rows]
}
