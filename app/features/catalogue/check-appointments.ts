import { type Problem, unknownReference } from './problems.ts'
import type { Catalogue, CatalogueAppointment } from './schema.ts'

/** References and times of the appointments; whether they meet is `findOverlaps`. */
export function checkAppointments(file: Catalogue): Problem[] {
  const offerings = new Set(file.offerings.map((item) => item.id))
  const resources = new Set(file.resources.map((item) => item.id))
  const problems: Problem[] = []
  for (const [index, appointment] of (file.appointments ?? []).entries()) {
    const path = `appointments[${index}]`
    if (!offerings.has(appointment.offering))
      problems.push(unknownReference(`${path}.offering`, appointment.offering, 'offering'))
    for (const [position, id] of appointment.resources.entries()) {
      if (!resources.has(id)) problems.push(unknownReference(`${path}.resources[${position}]`, id, 'resource'))
      if (appointment.resources.indexOf(id) !== position)
        problems.push({ path: `${path}.resources[${position}]`, message: `"${id}" is named twice` })
    }
    if (appointment.start >= appointment.end)
      problems.push({ path: `${path}.end`, message: 'does not lie after start' })
    const isOpen = appointment.state === 'held' || appointment.state === 'requested'
    if (isOpen && appointment.expiresAt == null)
      problems.push({ path: `${path}.expiresAt`, message: `is missing: state "${appointment.state}" needs it` })
    if (appointment.resources.length === 0 && (isOpen || appointment.state === 'booked'))
      problems.push({
        path: `${path}.resources`,
        message: `is empty: state "${appointment.state}" needs somebody whose time it takes`,
      })
  }
  return problems
}

/** Whether the appointment takes its resources' time. A hold or a request does until it expires; `now` in epoch minutes. */
export function takesTime(appointment: CatalogueAppointment, now: number): boolean {
  switch (appointment.state) {
    case 'cancelled':
    case 'expired':
      return false
    case 'held':
    case 'requested':
      return (appointment.expiresAt ?? 0) > now
    default:
      return true
  }
}
