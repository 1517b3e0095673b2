import type { CatalogueInput } from '#app/features/catalogue/schema.ts'
import type { ServiceInput } from './service-parts.ts'

type GroupInput = NonNullable<CatalogueInput['groups']>[number]
type OpeningInput = NonNullable<NonNullable<CatalogueInput['resources']>[number]['openings']>[number]

const withRoom: ServiceInput['requirements'] = [
  { kind: 'caseworker', count: 1 },
  { kind: 'room', count: 1 },
]

/** Papers that a family gets at once, and what needs a room besides a caseworker. */
const serviceRules: Record<string, Partial<ServiceInput>> = {
  personalausweis: { maxPersons: 5, extraPersonMinutes: 10, combinable: true, maxActivePerContact: 6 },
  reisepass: { maxPersons: 5, extraPersonMinutes: 10, combinable: true, maxActivePerContact: 6 },
  wohnsitz: { maxPersons: 4, extraPersonMinutes: 5, combinable: true },
  meldebescheinigung: { combinable: true },
  akteneinsicht: { requirements: withRoom },
  eheschliessung: { requirements: withRoom },
}

/** Departments whose appointments are scarce enough to be sold. */
const SCARCE = ['auslaenderbehoerde']

export function withRules(service: ServiceInput): ServiceInput {
  const scarce = SCARCE.includes(service.department) ? { maxActivePerContact: 2, asksBirthYear: true } : {}
  return { ...service, maxActivePerContact: 3, ...scarce, ...serviceRules[service.id] }
}

/** Who keeps a share of the day for the call centre, and gives back what is left two days before. */
const SHARING = ['hoffmann', 'wagner', 'demir']
/** Whose Thursday afternoon is released a week before, in three lots at random minutes. */
const RELEASING = ['lindner', 'yilmaz']

/** The opening of a person with what it is limited to. */
export function limitOpening(person: string, opening: OpeningInput): OpeningInput {
  if (SHARING.includes(person))
    return {
      ...opening,
      quotas: [
        { channel: 'public', maxShare: 70, liftedDays: 2 },
        { channel: 'call_centre', maxShare: 40 },
      ],
    }
  if (RELEASING.includes(person) && opening.weekday === 4 && opening.from >= '13:00')
    return {
      ...opening,
      quotas: [{ channel: 'public', releaseDays: 7, releaseTime: '07:30', releaseLots: 3, releaseSpreadMinutes: 90 }],
    }
  return opening
}

/** Groups with openings of their own: a long Thursday once a month, and the last Saturday. */
export function groups(offeringId: (service: string, office: string) => string): GroupInput[] {
  const rathaus = (service: string) => offeringId(service, 'buergerbuero-rathaus')
  return [
    {
      office: 'buergerbuero-rathaus',
      name: 'Abenddienst',
      members: ['lindner', 'yilmaz'],
      openings: [
        {
          weekday: 4,
          from: '18:00',
          to: '20:00',
          weekOfMonth: 3,
          offerings: [rathaus('personalausweis'), rathaus('reisepass'), rathaus('wohnsitz')],
          modes: ['on_site'],
        },
      ],
    },
    {
      office: 'buergerbuero-nord',
      name: 'Samstagsdienst',
      members: ['wagner', 'demir'],
      openings: [
        { weekday: 6, from: '09:00', to: '12:00', weekOfMonth: -1, quotas: [{ channel: 'public', maxShare: 80 }] },
      ],
    },
  ]
}
