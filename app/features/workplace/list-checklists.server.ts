import type { PrismaClient } from '#prisma/client.ts'

export type ListedItem = { id: string; title: string; titleEn: string; hint: string; hintEn: string; required: boolean }

type Row = {
  appointment_id: string
  id: string
  title: string
  title_en: string
  hint: string
  hint_en: string
  required: boolean
}

/** What each appointment needs to have brought, for all of its services; appointments without a checklist are not in the answer. */
export async function listChecklists(
  prisma: PrismaClient,
  appointmentIds: readonly string[],
): Promise<Map<string, ListedItem[]>> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT appointment_id, id, title, title_en, hint, hint_en, required FROM appointment_checklist
    WHERE appointment_id = ANY(${[...appointmentIds]}::uuid[]) ORDER BY service_position, position, title, id`
  const listed = new Map<string, ListedItem[]>()
  for (const { appointment_id: appointmentId, title_en: titleEn, hint_en: hintEn, ...row } of rows)
    listed.set(appointmentId, [...(listed.get(appointmentId) ?? []), { ...row, titleEn, hintEn }])
  return listed
}
