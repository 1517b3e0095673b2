import { randomUUID } from 'node:crypto'
import type { Db } from '#prisma/sql.ts'

export type Mode = 'video' | 'phone' | 'on_site'

/** Minutes of the local day, half-open. */
export type DayWindow = { from: number; to: number; breaks?: [from: number, to: number][] }

export type CityOptions = {
  /** Caseworkers, each with a staff account and able to do the one offering. */
  caseworkers?: number
  timeZone?: string
  /** Land of the public holidays; null, the default, means none. */
  land?: string | null
  /** Windows per ISO weekday; without it Monday to Friday 08:00 to 16:00. */
  windows?: Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, DayWindow[]>>
  validFrom?: string
  service?: Partial<ServiceFacts>
  checklist?: { title: string; required?: boolean; upload?: boolean }[]
  requestMinutes?: number
  /** Minutes that freed time rests, at random between both; not at all by default. */
  rest?: [min: number, max: number]
  /** Minutes that an earlier time is kept for one person; 30 by default. */
  offerMinutes?: number
  /** Video visits are encrypted from end to end; not by default. */
  endToEnd?: boolean
  /** Hash for every account; none by default, so nobody can sign in. */
  passwordHash?: string | null
}

export type ServiceFacts = {
  name: string
  nameEn: string
  summary: string
  leikaKey: string
  synonyms: string[]
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  modes: Mode[]
  leadTimeMinutes: number
  horizonDays: number
  gridMinutes: number
  moveLimit: number
  popular: boolean
  /** No limit unless a test is about it. */
  maxActivePerContact: number | null
}

export type City = {
  municipalityId: string
  departmentId: string
  departmentSlug: string
  officeId: string
  serviceId: string
  serviceSlug: string
  offeringId: string
  checklistItemIds: string[]
  /** One resource and one staff account a caseworker, in the same order. */
  resourceIds: string[]
  staffIds: string[]
  staffEmails: string[]
  service: ServiceFacts
}

const DEFAULT_SERVICE: ServiceFacts = {
  name: 'Personalausweis beantragen',
  nameEn: 'Apply for an identity card',
  summary: 'Erstmals, nach Ablauf oder nach Verlust',
  leikaKey: '99008006012000',
  synonyms: ['Perso'],
  durationMinutes: 20,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 5,
  modes: ['video', 'phone', 'on_site'],
  leadTimeMinutes: 60,
  horizonDays: 60,
  gridMinutes: 20,
  moveLimit: 2,
  popular: false,
  maxActivePerContact: null,
}

/**
 * A municipality with one department, office, service and offering and two caseworkers who work Monday to Friday 08:00 to 16:00,
 * Europe/Berlin, without public holidays. Every call makes a municipality of its own, so several fit into one database.
 */
export async function createCity(db: Db, options: CityOptions = {}): Promise<City> {
  const tag = randomUUID().slice(0, 8)
  const service: ServiceFacts = { ...DEFAULT_SERVICE, ...options.service }
  return db.transaction(async (tx) => {
    const [municipality] = await tx<{ id: string }[]>`
      INSERT INTO municipality (slug, name, short_name, street, postal_code, city, email)
      VALUES (${`stadt-${tag}`}, 'Stadt Probehausen', 'Probehausen', 'Marktplatz 1', '00000', 'Probehausen', 'stadt@example.org') RETURNING id`
    const [department] = await tx<{ id: string }[]>`
      INSERT INTO department (municipality_id, source_id, slug, name, topic, topic_en, request_minutes, email, rest_min_minutes, rest_max_minutes,
                              offer_minutes, end_to_end)
      VALUES (${municipality!.id}, 'd1', ${`buergerservice-${tag}`}, 'Bürgerservice', 'Ausweise und Meldewesen', 'Identity documents and registration',
              ${options.requestMinutes ?? 120}, 'buergerservice@example.org', ${options.rest?.[0] ?? 0}, ${options.rest?.[1] ?? 0},
              ${options.offerMinutes ?? 30}, ${options.endToEnd ?? false}) RETURNING id`
    const [office] = await tx<{ id: string }[]>`
      INSERT INTO office (department_id, source_id, slug, name, street, postal_code, city, time_zone, land)
      VALUES (${department!.id}, 'o1', 'rathaus', 'Rathaus', 'Marktplatz 1', '00000', 'Probehausen', ${options.timeZone ?? 'Europe/Berlin'},
              ${options.land ?? null}) RETURNING id`
    const [row] = await tx<{ id: string }[]>`
      INSERT INTO service ${tx({ ...service, departmentId: department!.id, sourceId: 's1', slug: 'personalausweis' })} RETURNING id`
    const serviceId = row!.id
    const checklistItemIds: string[] = []
    for (const [position, item] of (options.checklist ?? []).entries()) {
      const [saved] = await tx<{ id: string }[]>`
        INSERT INTO checklist_item (service_id, source_id, position, title, required, upload)
        VALUES (${serviceId}, ${`c${position + 1}`}, ${position}, ${item.title}, ${item.required ?? true}, ${item.upload ?? false}) RETURNING id`
      checklistItemIds.push(saved!.id)
    }
    const [offering] = await tx<{ id: string }[]>`
      INSERT INTO offering (service_id, office_id, source_id, modes) VALUES (${serviceId}, ${office!.id}, 'a1', ${service.modes}) RETURNING id`
    const staffIds: string[] = []
    const staffEmails: string[] = []
    const resourceIds: string[] = []
    for (let number = 1; number <= (options.caseworkers ?? 2); number++) {
      const email = `person-${number}-${tag}@example.org`
      const [person] = await tx<{ id: string }[]>`
        INSERT INTO staff (municipality_id, department_id, source_id, name, email, password_hash, roles)
        VALUES (${municipality!.id}, ${department!.id}, ${`p${number}`}, ${`Kim Probe ${number}`}, ${email}, ${options.passwordHash ?? null},
                ${['caseworker']}) RETURNING id`
      const [resource] = await tx<{ id: string }[]>`
        INSERT INTO resource (office_id, staff_id, source_id, kind, name, place)
        VALUES (${office!.id}, ${person!.id}, ${`r${number}`}, 'caseworker', ${`Kim Probe ${number}`}, ${`Zimmer ${number}`}) RETURNING id`
      await tx`INSERT INTO resource_offering (resource_id, offering_id) VALUES (${resource!.id}, ${offering!.id})`
      staffIds.push(person!.id)
      staffEmails.push(email)
      resourceIds.push(resource!.id)
    }
    const openings = openingRows(resourceIds, options)
    if (openings.length > 0) await tx`INSERT INTO opening ${tx(openings)}`
    return {
      municipalityId: municipality!.id,
      departmentId: department!.id,
      departmentSlug: `buergerservice-${tag}`,
      officeId: office!.id,
      serviceId,
      serviceSlug: 'personalausweis',
      offeringId: offering!.id,
      checklistItemIds,
      resourceIds,
      staffIds,
      staffEmails,
      service,
    }
  })
}

const OFFICE_HOURS: DayWindow[] = [{ from: 8 * 60, to: 16 * 60 }]

function openingRows(resourceIds: string[], options: CityOptions) {
  const week = options.windows ?? {
    1: OFFICE_HOURS,
    2: OFFICE_HOURS,
    3: OFFICE_HOURS,
    4: OFFICE_HOURS,
    5: OFFICE_HOURS,
  }
  const days = Object.entries(week).flatMap(([weekday, windows]) =>
    (windows ?? []).map((window) => ({ weekday: Number(weekday), window })),
  )
  return resourceIds.flatMap((resourceId) =>
    days.map(({ weekday, window }) => ({
      resourceId,
      weekday,
      fromMinute: window.from,
      toMinute: window.to,
      breaks: (window.breaks ?? []) as never,
      validFrom: options.validFrom ?? '2020-01-06',
    })),
  )
}
