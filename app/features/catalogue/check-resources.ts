import { duplicates, type Problem, unknownReference } from './problems.ts'
import type { Catalogue, CatalogueOpening, CatalogueResource, CatalogueWindow } from './schema.ts'

/** References, windows, exceptions and absences of the resources. */
export function checkResources(file: Catalogue): Problem[] {
  const zones = new Map(file.offices.map((item) => [item.id, item.timeZone]))
  const people = new Set(file.staff.map((item) => item.id))
  const offerings = new Map(file.offerings.map((item) => [item.id, item.office]))
  return file.resources.flatMap((resource, index) => {
    const path = `resources[${index}]`
    const problems: Problem[] = []
    const zone = zones.get(resource.office)
    if (zone === undefined) problems.push(unknownReference(`${path}.office`, resource.office, 'office'))
    if (resource.staff && !people.has(resource.staff))
      problems.push(unknownReference(`${path}.staff`, resource.staff, 'staff member'))
    for (const [position, offering] of resource.offerings.entries()) {
      const office = offerings.get(offering)
      if (office === undefined) problems.push(unknownReference(`${path}.offerings[${position}]`, offering, 'offering'))
      else if (zone !== undefined && zones.get(office) !== undefined && zones.get(office) !== zone)
        problems.push({
          path: `${path}.offerings[${position}]`,
          message: `"${offering}" is in another time zone than the resource`,
        })
    }
    return [...problems, ...checkHours(resource, path), ...checkLimits(resource.openings, path, offerings)]
  })
}

/** Groups: their office and members, and their openings like those of resources. */
export function checkGroups(file: Catalogue): Problem[] {
  const offices = new Set(file.offices.map(({ id }) => id))
  const resources = new Set(file.resources.map(({ id }) => id))
  const offerings = new Map(file.offerings.map(({ id, office }) => [id, office]))
  const problems = duplicates(file.groups, 'groups', 'name', ({ office, name }) => `${office}/${name}`)
  for (const [index, group] of file.groups.entries()) {
    const path = `groups[${index}]`
    if (!offices.has(group.office)) problems.push(unknownReference(`${path}.office`, group.office, 'office'))
    for (const [position, member] of group.members.entries())
      if (!resources.has(member)) problems.push(unknownReference(`${path}.members[${position}]`, member, 'resource'))
    problems.push(...duplicates(group.members, path, 'members', (id) => id))
    problems.push(
      ...group.openings.flatMap((opening, position) => checkOpening(opening, `${path}.openings[${position}]`)),
      ...checkLimits(group.openings, path, offerings),
    )
  }
  return problems
}

/** Offerings and channels that openings are limited to. */
function checkLimits(
  openings: readonly CatalogueOpening[],
  path: string,
  offerings: ReadonlyMap<string, string>,
): Problem[] {
  return openings.flatMap((opening, index) => {
    const at = `${path}.openings[${index}]`
    const unknown = opening.offerings.flatMap((id, position) =>
      offerings.has(id) ? [] : [unknownReference(`${at}.offerings[${position}]`, id, 'offering')],
    )
    return [
      ...unknown,
      ...duplicates(opening.offerings, at, 'offerings', (id) => id),
      ...duplicates(opening.quotas, `${at}.quotas`, 'channel', ({ channel }) => channel),
    ]
  })
}

function checkHours(resource: CatalogueResource, path: string): Problem[] {
  return [
    ...resource.openings.flatMap((opening, index) => checkOpening(opening, `${path}.openings[${index}]`)),
    ...duplicates(resource.offerings, path, 'offerings', (id) => id),
    ...duplicates(resource.exceptions, `${path}.exceptions`, 'date', (item) => item.date),
    ...resource.exceptions.flatMap(({ windows }, index) =>
      windows.flatMap((window, position) => checkWindow(window, `${path}.exceptions[${index}].windows[${position}]`)),
    ),
    ...resource.absences.flatMap(({ start, end }, index) =>
      start < end ? [] : [{ path: `${path}.absences[${index}].end`, message: 'does not lie after start' }],
    ),
  ]
}

function checkOpening(opening: CatalogueOpening, path: string): Problem[] {
  const problems = checkWindow(opening, path)
  if (opening.everyWeeks > 1 && opening.weekOfMonth !== undefined)
    problems.push({ path: `${path}.weekOfMonth`, message: 'cannot hold beside everyWeeks' })
  if (opening.everyWeeks > 1 && !opening.validFrom)
    problems.push({ path: `${path}.validFrom`, message: 'is missing: the weeks of everyWeeks are counted from it' })
  if (opening.validFrom && opening.validTo && opening.validTo < opening.validFrom)
    problems.push({
      path: `${path}.validTo`,
      message: `"${opening.validTo}" lies before validFrom, "${opening.validFrom}"`,
    })
  return problems
}

function checkWindow(window: CatalogueWindow, path: string): Problem[] {
  const spans = [
    { ...window, at: path },
    ...window.breaks.map((pause, index) => ({ ...pause, at: `${path}.breaks[${index}]` })),
  ]
  return spans.flatMap(({ from, to, at }) =>
    from < to ? [] : [{ path: `${at}.to`, message: 'does not lie after from on the same day' }],
  )
}
