import { findOverlaps } from './appointment-overlaps.ts'
import { checkAppointments } from './check-appointments.ts'
import { checkGroups, checkResources } from './check-resources.ts'
import { duplicates, type Problem, unknownReference } from './problems.ts'
import { isTooLong } from './rule-limits.ts'
import type { Catalogue } from './schema.ts'

/**
 * Everything that a file can get wrong although each field by itself is right: references to nothing, ids used twice, windows that end
 * before they begin, appointments of one resource that meet.
 *
 * @param now decides which holds and requests still take time, as an instant.
 */
export function checkCatalogue(file: Catalogue, now: Temporal.Instant): Problem[] {
  const problems = [
    ...duplicates(file.departments, 'departments', 'id', (item) => item.id),
    ...duplicates(file.departments, 'departments', 'slug', (item) => item.slug),
    ...duplicates(file.offices, 'offices', 'id', (item) => item.id),
    ...duplicates(file.offices, 'offices', 'slug', (item) => item.slug && `${item.department}/${item.slug}`),
    ...duplicates(file.services, 'services', 'id', (item) => item.id),
    ...duplicates(file.services, 'services', 'slug', (item) => item.slug && `${item.department}/${item.slug}`),
    ...duplicates(file.offerings, 'offerings', 'id', (item) => item.id),
    ...duplicates(file.offerings, 'offerings', 'office', (item) => `${item.service} at ${item.office}`),
    ...duplicates(file.staff, 'staff', 'id', (item) => item.id),
    ...duplicates(file.staff, 'staff', 'email', (item) => item.email.toLowerCase()),
    ...duplicates(file.resources, 'resources', 'id', (item) => item.id),
    ...duplicates(file.appointments ?? [], 'appointments', 'id', (item) => item.id),
    ...checkReferences(file),
    ...checkRules(file),
    ...checkOffices(file),
    ...checkOfferings(file),
    ...checkResources(file),
    ...checkGroups(file),
    ...checkAppointments(file),
  ]
  return problems.length > 0 ? problems : findOverlaps(file, now)
}

function checkReferences(file: Catalogue): Problem[] {
  const departments = new Set(file.departments.map((item) => item.id))
  const missing = (list: string, items: readonly { department?: string | null }[]) =>
    items.flatMap((item, index) =>
      item.department && !departments.has(item.department)
        ? [unknownReference(`${list}[${index}].department`, item.department, 'department')]
        : [],
    )
  return [...missing('offices', file.offices), ...missing('services', file.services), ...missing('staff', file.staff)]
}

/** Rules that do not go together although each of them is possible. */
function checkRules({ departments, services }: Catalogue): Problem[] {
  const rests = departments.flatMap(({ restMinMinutes: least, restMaxMinutes: most }, index) => {
    const at = (field: string, message: string) => [{ path: `departments[${index}].${field}`, message }]
    const together = 'is missing; restMinMinutes and restMaxMinutes go together'
    if (least !== undefined && most === undefined) return at('restMaxMinutes', together)
    if (most !== undefined && least === undefined) return at('restMinMinutes', together)
    return least !== undefined && most !== undefined && least > most
      ? at('restMaxMinutes', `${most} is less than restMinMinutes, ${least}`)
      : []
  })
  const visits = services.flatMap(({ durationMinutes, maxPersons = 1, extraPersonMinutes = 0 }, index) =>
    isTooLong({ durationMinutes, maxPersons, extraPersonMinutes })
      ? [
          {
            path: `services[${index}].extraPersonMinutes`,
            message: `makes an appointment for ${maxPersons} persons longer than a day`,
          },
        ]
      : [],
  )
  return [...rests, ...visits]
}

function checkOffices(file: Catalogue): Problem[] {
  return file.offices.flatMap((office, index) => [
    ...duplicates(office.holidays, `offices[${index}].holidays`, 'date', (holiday) => holiday.date),
    ...office.closures.flatMap(({ first, last }, position) =>
      first > last
        ? [{ path: `offices[${index}].closures[${position}].last`, message: `"${last}" lies before first, "${first}"` }]
        : [],
    ),
  ])
}

function checkOfferings(file: Catalogue): Problem[] {
  const services = new Map(file.services.map((item) => [item.id, item]))
  const offices = new Set(file.offices.map((item) => item.id))
  const problems = file.services.flatMap((service, index) => [
    ...duplicates(service.checklist, `services[${index}].checklist`, 'id', (item) => item.id),
    ...duplicates(service.requirements, `services[${index}].requirements`, 'kind', ({ kind }) => kind),
  ])
  for (const [index, offering] of file.offerings.entries()) {
    const service = services.get(offering.service)
    if (!service) problems.push(unknownReference(`offerings[${index}].service`, offering.service, 'service'))
    if (!offices.has(offering.office))
      problems.push(unknownReference(`offerings[${index}].office`, offering.office, 'office'))
    for (const mode of offering.modes ?? []) {
      if (service && !service.modes.includes(mode))
        problems.push({
          path: `offerings[${index}].modes`,
          message: `"${mode}" is no mode of the service "${service.id}"`,
        })
    }
  }
  return problems
}
