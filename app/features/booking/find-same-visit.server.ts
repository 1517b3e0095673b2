import type { ServiceChoice } from '#app/features/scheduling/offering.ts'
import type { Reader } from '#prisma/sql.ts'
import type { AppointmentCore } from './types.ts'

/** The same visit as an appointment's own, at another time: its services, length and interpreter; its own time counts as free. */
export async function findSameVisit(
  reader: Reader,
  appointment: Pick<
    AppointmentCore,
    | 'id'
    | 'serviceId'
    | 'persons'
    | 'interpreterLanguage'
    | 'durationMinutes'
    | 'bufferBeforeMinutes'
    | 'bufferAfterMinutes'
  >,
) {
  const { id, interpreterLanguage, durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = appointment
  const services = await listServices(reader, appointment)
  const shape = { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes }
  return { services, shape, interpreterLanguage, excludeAppointmentId: id }
}

/** What an appointment is for, as the search asks for it; null for one person with the offering's own service. */
async function listServices(
  reader: Reader,
  appointment: { id: string; serviceId: string; persons: number },
): Promise<ServiceChoice[] | null> {
  const items = await reader<ServiceChoice[]>`
    SELECT service_id, persons FROM appointment_item WHERE appointment_id = ${appointment.id} ORDER BY position`
  if (items.length > 0) return [...items]
  return appointment.persons > 1 ? [{ serviceId: appointment.serviceId, persons: appointment.persons }] : null
}
