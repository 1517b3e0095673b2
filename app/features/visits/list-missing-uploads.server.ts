import type { Reader } from '#prisma/sql.ts'

export type MissingUpload = { id: string; title: string; titleEn: string }

/** Required checklist items that can be uploaded, of which nothing usable has come and staff have not ticked off. */
export async function listMissingUploads(sql: Reader, appointmentId: string): Promise<MissingUpload[]> {
  return sql<MissingUpload[]>`
    SELECT i.id, i.title, i.title_en
    FROM appointment_checklist i
    WHERE i.appointment_id = ${appointmentId} AND i.required AND i.upload
      AND NOT EXISTS (SELECT 1 FROM checklist_mark k WHERE k.appointment_id = i.appointment_id AND k.checklist_item_id = i.id)
      AND NOT EXISTS (SELECT 1 FROM document f WHERE f.appointment_id = i.appointment_id AND f.checklist_item_id = i.id AND f.state IN ('unchecked', 'clean'))
    ORDER BY i.service_position, i.position, i.title`
}
