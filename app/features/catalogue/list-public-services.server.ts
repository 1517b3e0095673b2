import type { Reader } from '#prisma/sql.ts'

export type PublicService = {
  id: string
  sourceId: string
  department: { id: string; sourceId: string; name: string }
  leikaKey: string | null
  name: string
  nameEn: string
  summary: string
  summaryEn: string
  description: string
  descriptionEn: string
  fee: string
  feeEn: string
  synonyms: string[]
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  modes: string[]
  leadTimeMinutes: number
  horizonDays: number
  gridMinutes: number
  checklist: {
    id: string
    title: string
    titleEn: string
    hint: string
    hintEn: string
    required: boolean
    upload: boolean
  }[]
}

/** Every active service as programs see it, by name; texts that have no English come empty. */
export async function listPublicServices(sql: Reader): Promise<PublicService[]> {
  const rows = await sql<PublicService[]>`
    SELECT s.id, s.source_id, jsonb_build_object('id', d.id, 'sourceId', d.source_id, 'name', d.name) AS department, s.leika_key,
           s.name, s.name_en, s.summary, s.summary_en, s.description, s.description_en, s.fee, s.fee_en, s.synonyms,
           s.duration_minutes, s.buffer_before_minutes, s.buffer_after_minutes, s.modes::text[] AS modes, s.lead_time_minutes,
           s.horizon_days, s.grid_minutes,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'titleEn', i.title_en, 'hint', i.hint,
               'hintEn', i.hint_en, 'required', i.required, 'upload', i.upload) ORDER BY i.position, i.title), '[]')
            FROM checklist_item i WHERE i.service_id = s.id) AS checklist
    FROM service s JOIN department d ON d.id = s.department_id
    WHERE s.active ORDER BY fold(s.name), s.id`
  return [...rows]
}
