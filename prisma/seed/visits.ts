import type { Db } from '#prisma/sql.ts'

/** Monday to Friday, minutes of the local day. */
const HOURS = { from: 8 * 60, to: 16 * 60 }

/**
 * What appointments for several resources are shown with: marriages that take the room of their office, and those who interpret where
 * naturalisation is talked about.
 */
export async function writeVisits(db: Db, municipalityId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const services = tx`SELECT s.id FROM service s JOIN department d ON d.id = s.department_id WHERE d.municipality_id = ${municipalityId}`
    const along = await tx<{ resourceId: string; offeringId: string; kind: string }[]>`
      SELECT r.id AS resource_id, o.id AS offering_id, r.kind
      FROM offering o JOIN service s ON s.id = o.service_id JOIN resource r ON r.office_id = o.office_id
      WHERE s.id IN (${services}) AND (s.source_id, r.kind) IN (('eheschliessung', 'room'), ('einbuergerung', 'interpreter'))`
    for (const { resourceId, kind, ...link } of along) {
      await tx`INSERT INTO resource_offering ${tx({ resourceId, ...link })} ON CONFLICT DO NOTHING`
      await tx`
        INSERT INTO opening (resource_id, weekday, from_minute, to_minute, valid_from)
        SELECT ${resourceId}, weekday, ${HOURS.from}::int, ${HOURS.to}::int, date '2020-01-06' FROM generate_series(1, 5) AS weekday
        WHERE NOT EXISTS (SELECT FROM opening WHERE resource_id = ${resourceId})`
      if (kind === 'interpreter')
        await tx`UPDATE resource SET languages = ARRAY['ar', 'tr'] WHERE id = ${resourceId} AND languages = '{}'`
    }
  })
}
