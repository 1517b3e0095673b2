import type { Reader } from '#prisma/sql.ts'
import { attributeFault, type Fault, type Side, type Trouble } from './fault.ts'

type Row = {
  arrivedAt: Temporal.Instant | null
  admittedAt: Temporal.Instant | null
  enteredAt: Temporal.Instant | null
  isConnected: boolean
}

/** What the traces of an appointment say about why it may not have taken place. */
export async function findFault(reader: Reader, appointmentId: string): Promise<Fault> {
  const [[applicant], troubles] = await Promise.all([
    reader<Row[]>`
      SELECT arrived_at, admitted_at, entered_at, state = 'in_room' AND left_at IS NULL AS is_connected
      FROM party WHERE appointment_id = ${appointmentId} AND role = 'applicant'`,
    reader<(Trouble & { side: Side })[]>`
      SELECT t.kind, t.last_at,
             CASE WHEN t.party_id IS NULL THEN 'service' WHEN p.role IN ('caseworker', 'observer') THEN 'office' ELSE 'citizen' END AS side
      FROM visit_trouble t LEFT JOIN party p ON p.id = t.party_id WHERE t.appointment_id = ${appointmentId}
        AND (p.id IS NULL OR p.role IN ('applicant', 'caseworker'))
      UNION ALL
      (SELECT CASE WHEN verdict = 'failed' THEN 'rehearsal_failed' END, r.ended_at, 'citizen'
       FROM rehearsal r JOIN party p ON p.id = r.party_id AND p.role = 'applicant'
       WHERE r.appointment_id = ${appointmentId} AND r.verdict IS NOT NULL ORDER BY r.ended_at DESC LIMIT 1)`,
  ])
  return attributeFault({
    arrived: Boolean(applicant?.arrivedAt),
    admitted: Boolean(applicant?.admittedAt),
    enteredAt: applicant?.enteredAt ?? null,
    isConnected: applicant?.isConnected ?? false,
    troubles: troubles.filter(({ kind }) => kind !== null),
  })
}
