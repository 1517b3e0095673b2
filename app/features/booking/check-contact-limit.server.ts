import { DomainError } from '#app/lib/errors.ts'
import type { Tx } from '#prisma/sql.ts'

export type ContactQuestion = {
  /** Does not count itself. */
  appointmentId: string
  serviceId: string
  email: string | null
  phone: string | null
}

/**
 * Refuses one more appointment for a service to an e-mail address or a phone number that has as many requests and bookings ahead as the
 * service allows; how a contact is written does not matter, see the functions contact_email and contact_phone of the database. Two requests
 * of one contact are checked one after the other.
 *
 * @throws {DomainError} `contact_limit_reached` with `limit`
 */
export async function checkContactLimit(tx: Tx, question: ContactQuestion, now: Temporal.Instant): Promise<void> {
  const { appointmentId, serviceId, email, phone } = question
  const [service] = await tx<
    { most: number | null }[]
  >`SELECT max_active_per_contact AS most FROM service WHERE id = ${serviceId}`
  if (!service?.most) return
  await tx`
    SELECT pg_advisory_xact_lock(hashtextextended('contact ' || contact, 0))
    FROM (SELECT unnest(ARRAY[contact_email(${email}), contact_phone(${phone})]) AS contact ORDER BY 1) AS contacts WHERE contact IS NOT NULL`
  const [row] = await tx<{ active: number }[]>`
    SELECT count(*)::int AS active FROM appointment
    WHERE service_id = ${serviceId} AND id <> ${appointmentId} AND starts_at > ${now}
      AND (state = 'booked' OR (state = 'requested' AND expires_at > ${now}))
      AND id IN (SELECT appointment_id FROM party WHERE role = 'applicant' AND contact_email(email) = contact_email(${email})
                 UNION SELECT appointment_id FROM party WHERE role = 'applicant' AND contact_phone(phone) = contact_phone(${phone}))`
  if (row!.active >= service.most) throw new DomainError('contact_limit_reached', { limit: service.most })
}
