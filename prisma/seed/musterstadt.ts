import type { CatalogueInput } from '#app/features/catalogue/schema.ts'
import { departments } from './departments.ts'
import { hoursOf } from './hours.ts'
import { DEMO_PASSWORD } from './logins.ts'
import { offices } from './offices.ts'
import { caseworkers, furtherResources, languagesOf, mailOf, others } from './people.ts'
import { groups, limitOpening, withRules } from './rules.ts'
import type { ServiceInput } from './service-parts.ts'
import { auslaenderbehoerde } from './services/auslaenderbehoerde.ts'
import { bauordnungsamt } from './services/bauordnungsamt.ts'
import { buergerservice } from './services/buergerservice.ts'
import { jugendamt } from './services/jugendamt.ts'
import { ordnungsamt } from './services/ordnungsamt.ts'
import { sozialamt } from './services/sozialamt.ts'
import { standesamt } from './services/standesamt.ts'
import { strassenverkehrsamt } from './services/strassenverkehrsamt.ts'

const services: ServiceInput[] = [
  ...buergerservice,
  ...auslaenderbehoerde,
  ...standesamt,
  ...jugendamt,
  ...strassenverkehrsamt,
  ...sozialamt,
  ...bauordnungsamt,
  ...ordnungsamt,
].map(withRules)

const DIGITAL_OFFICE = 'digitales-buergerbuero'

/** The catalogue of an invented city on the Rhine, without appointments, as an import file. */
export function musterstadt(today: Temporal.PlainDate): CatalogueInput {
  const offerings = listOfferings()
  const officesWithDepartment = offices(today)
  const departmentOf = new Map(officesWithDepartment.map((office) => [office.id, office.department]))
  return {
    format: 'sprechzeit/1',
    municipality: {
      slug: 'musterstadt',
      name: 'Stadt Musterstadt',
      shortName: 'Musterstadt',
      ags: '05999999',
      street: 'Rathausplatz 1',
      postalCode: '00000',
      city: 'Musterstadt',
      phone: '115',
      email: 'stadtverwaltung@musterstadt.example',
      website: 'https://www.musterstadt.example',
    },
    departments,
    offices: officesWithDepartment,
    services,
    offerings,
    staff: [
      ...caseworkers.map(({ id, name, office }) => ({
        id,
        name,
        email: mailOf(name),
        department: departmentOf.get(office)!,
        roles: ['caseworker' as const],
        password: DEMO_PASSWORD,
      })),
      ...others.map(({ id, name, department, roles }) => ({
        id,
        name,
        email: mailOf(name),
        department,
        roles: [...roles],
        password: DEMO_PASSWORD,
      })),
    ],
    resources: [
      ...caseworkers.map(({ id, name, office, room, rhythm, can }, index) => ({
        ...personHours(id, hoursOf(rhythm, index, today)),
        id,
        office,
        staff: id,
        name,
        place: room,
        languages: languagesOf(id),
        offerings: can.map((service) => offeringId(service, office)),
      })),
      ...furtherResources.map((resource) => ({
        ...resource,
        languages: [...resource.languages],
        offerings: offerings.filter(({ office }) => office === resource.office).map(({ id }) => id),
        ...hoursOf('full', 0, today),
      })),
    ],
    groups: groups(offeringId),
  }
}

function personHours(person: string, hours: ReturnType<typeof hoursOf>): ReturnType<typeof hoursOf> {
  return { ...hours, openings: hours.openings?.map((opening) => limitOpening(person, opening)) ?? [] }
}

/** A service is offered where somebody can do it; the digital office receives nobody on site. */
function listOfferings(): CatalogueInput['offerings'] {
  const pairs = new Map(
    caseworkers.flatMap(({ office, can }) => can.map((service) => [offeringId(service, office), { service, office }])),
  )
  return [...pairs].map(([id, { service, office }]) => {
    const modes = services.find((entry) => entry.id === service)!.modes
    return {
      id,
      service,
      office,
      modes: office === DIGITAL_OFFICE ? modes.filter((mode) => mode !== 'on_site') : modes,
    }
  })
}

export function offeringId(service: string, office: string): string {
  return `${service}@${office}`
}
