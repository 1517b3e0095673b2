import type { Reader } from '#prisma/sql.ts'

export type RetentionTimes = {
  name: string
  requestMinutes: number
  appointmentRetentionDays: number
  documentRetentionDays: number
}

/** How long each department keeps what, as the privacy page tells. `requestMinutes` of the configuration wins over the departments'. */
export async function listRetentionTimes(sql: Reader, requestMinutes: number | null): Promise<RetentionTimes[]> {
  const rows = await sql<RetentionTimes[]>`
    SELECT name, request_minutes, appointment_retention_days, document_retention_days FROM department ORDER BY position, name`
  return rows.map((row) => ({ ...row, requestMinutes: requestMinutes ?? row.requestMinutes }))
}
