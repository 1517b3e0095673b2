import type { Db } from '#prisma/sql.ts'
import type { City, Mode } from './city.ts'

/** Minutes of the local day; everything else as in the table, with ids instead of rows of their own. */
export type OpeningOptions = {
  resourceId?: string
  groupId?: string
  weekday: number
  from: number
  to: number
  validFrom?: string
  weekOfMonth?: number
  modes?: Mode[]
  offeringIds?: string[]
  quotas?: QuotaOptions[]
}

export type QuotaOptions = {
  channel: 'public' | 'call_centre' | 'internal'
  maxShare?: number
  maxCount?: number
  releaseDays?: number
  releaseMinute?: number
  releaseLots?: number
  releaseSpreadMinutes?: number
  liftedDays?: number
}

export async function addOpening(db: Db, options: OpeningOptions): Promise<string> {
  return db.transaction(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      INSERT INTO opening (resource_id, group_id, weekday, from_minute, to_minute, valid_from, week_of_month, modes)
      VALUES (${options.resourceId ?? null}, ${options.groupId ?? null}, ${options.weekday}, ${options.from}, ${options.to},
              ${options.validFrom ?? '2020-01-06'}, ${options.weekOfMonth ?? null}, ${options.modes ?? null}::mode[]) RETURNING id`
    const openingId = row!.id
    for (const offeringId of options.offeringIds ?? [])
      await tx`INSERT INTO opening_offering ${tx({ openingId, offeringId })}`
    for (const quota of options.quotas ?? []) await tx`INSERT INTO opening_quota ${tx({ openingId, ...quota })}`
    return openingId
  })
}

export async function addGroup(db: Db, city: City, memberIds: string[]): Promise<string> {
  const [group] = await db.sql<{ id: string }[]>`
    INSERT INTO resource_group (office_id, name) VALUES (${city.officeId}, 'Team') RETURNING id`
  for (const resourceId of memberIds)
    await db.sql`INSERT INTO resource_group_member (group_id, resource_id) VALUES (${group!.id}, ${resourceId})`
  return group!.id
}

/** A room or an interpreter of the city's office, open Monday to Friday 08:00 to 16:00, for the given offerings. */
export async function addResource(
  db: Db,
  city: City,
  options: {
    kind: 'caseworker' | 'room' | 'interpreter'
    sourceId: string
    languages?: string[]
    offeringIds?: string[]
  },
): Promise<string> {
  const [resource] = await db.sql<{ id: string }[]>`
    INSERT INTO resource (office_id, source_id, kind, name, languages)
    VALUES (${city.officeId}, ${options.sourceId}, ${options.kind}, ${options.sourceId}, ${options.languages ?? []}) RETURNING id`
  const resourceId = resource!.id
  for (const offeringId of options.offeringIds ?? [city.offeringId])
    await db.sql`INSERT INTO resource_offering ${db.sql({ resourceId, offeringId })}`
  for (const weekday of [1, 2, 3, 4, 5]) await addOpening(db, { resourceId, weekday, from: 480, to: 960 })
  return resourceId
}

/** Another service of the same department at the same office, done by the same caseworkers. */
export async function addService(
  db: Db,
  city: City,
  options: {
    slug: string
    durationMinutes: number
    combinable?: boolean
    maxPersons?: number
    extraPersonMinutes?: number
    by?: string[]
  },
): Promise<{ serviceId: string; offeringId: string }> {
  const { slug, durationMinutes } = options
  const service = {
    departmentId: city.departmentId,
    sourceId: slug,
    slug,
    name: slug,
    durationMinutes,
    bufferAfterMinutes: city.service.bufferAfterMinutes,
    modes: city.service.modes,
    gridMinutes: city.service.gridMinutes,
    combinable: options.combinable ?? true,
    maxPersons: options.maxPersons ?? 1,
    extraPersonMinutes: options.extraPersonMinutes ?? 0,
  }
  const [row] = await db.sql<{ id: string }[]>`INSERT INTO service ${db.sql(service)} RETURNING id`
  const serviceId = row!.id
  const [offering] = await db.sql<{ id: string }[]>`
    INSERT INTO offering (service_id, office_id, source_id, modes)
    VALUES (${serviceId}, ${city.officeId}, ${slug}, ${city.service.modes}) RETURNING id`
  const offeringId = offering!.id
  for (const resourceId of options.by ?? city.resourceIds)
    await db.sql`INSERT INTO resource_offering ${db.sql({ resourceId, offeringId })}`
  return { serviceId, offeringId }
}
