import type { Reader } from '#prisma/sql.ts'

export type PublicOffice = {
  id: string
  sourceId: string
  department: { id: string; sourceId: string; name: string }
  name: string
  street: string
  postalCode: string
  city: string
  directions: string
  stepFree: boolean
  phone: string
  latitude: number | null
  longitude: number | null
  timeZone: string
  /** Land whose public holidays close the office. */
  land: string | null
}

/** Every office as programs see it, by name. */
export async function listPublicOffices(sql: Reader): Promise<PublicOffice[]> {
  const rows = await sql<PublicOffice[]>`
    SELECT o.id, o.source_id, jsonb_build_object('id', d.id, 'sourceId', d.source_id, 'name', d.name) AS department, o.name, o.street,
           o.postal_code, o.city, o.directions, o.step_free, o.phone, o.latitude, o.longitude, o.time_zone, o.land
    FROM office o JOIN department d ON d.id = o.department_id ORDER BY fold(o.name), o.id`
  return [...rows]
}
