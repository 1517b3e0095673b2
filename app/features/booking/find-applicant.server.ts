import type { Reader } from '#prisma/sql.ts'

/** Party id of the applicant; null when the personal data are deleted. */
export async function findApplicantId(reader: Reader, appointmentId: string): Promise<string | null> {
  const [row] = await reader<{ id: string }[]>`SELECT id FROM party WHERE appointment_id = ${appointmentId} AND role = 'applicant'`
  return row?.id ?? null
}
