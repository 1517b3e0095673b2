import type { Mode } from '#app/features/scheduling/offering.ts'
import type { Reader } from '#prisma/sql.ts'
import type { Consequence } from './consequences.ts'
import { KINDS, type Kind, offeredModes, type ServiceRules, type SettingsService } from './service-rules.ts'

type Booked = { officeId: string; mode: Mode; booked: number }
type Able = { offeringId: string; kind: Kind; there: number }
type Opened = { offeringId: string; mode: Mode }

/** What saving these rules of a service would mean; empty when nothing has to be said. `service` is as it is stored. */
export async function findConsequences(
  sql: Reader,
  service: SettingsService,
  after: ServiceRules,
  now: Temporal.Instant,
): Promise<Consequence[]> {
  const [booked, able, opened] = await Promise.all([
    listBooked(sql, service, now),
    listAble(sql, service),
    listOpened(sql, service, now),
  ])
  const isBookable = (rules: ServiceRules) => rules.active && offeredModes(rules).length > 0
  const count = (officeId: string, mode?: Mode) =>
    booked
      .filter((row) => row.officeId === officeId && (!mode || row.mode === mode))
      .reduce((sum, row) => sum + row.booked, 0)
  if (!isBookable(after))
    return isBookable(service.rules)
      ? [{ kind: 'hidden', booked: booked.reduce((sum, row) => sum + row.booked, 0) }]
      : []
  return service.offices.flatMap(({ offeringId, officeId, name: office }): Consequence[] => {
    const [old, modes] = [service.rules.modes[offeringId] ?? [], after.modes[offeringId] ?? []]
    if (modes.length === 0) return old.length > 0 ? [{ kind: 'office_closed', office, booked: count(officeId) }] : []
    const removed = old.filter((mode) => !modes.includes(mode))
    const added = modes.filter((mode) => !old.includes(mode))
    return [
      ...removed.map((mode) => ({ kind: 'mode_removed' as const, office, mode, booked: count(officeId, mode) })),
      ...added
        .filter((mode) => !opened.some((one) => one.offeringId === offeringId && one.mode === mode))
        .map((mode) => ({ kind: 'mode_without_openings' as const, office, mode })),
      ...unableKinds(service.rules, after, (kind) =>
        Math.max(
          0,
          ...able.filter((one) => one.offeringId === offeringId && one.kind === kind).map(({ there }) => there),
        ),
      ).map((one) => ({ kind: 'unable' as const, office, ...one })),
    ]
  })
}

/** Kinds of which more are asked for than before, and more than there are. */
function unableKinds(before: ServiceRules, after: ServiceRules, thereOf: (kind: Kind) => number) {
  return KINDS.map((resource) => ({ resource, needed: after.requirements[resource], there: thereOf(resource) })).filter(
    ({ resource, needed, there }) => needed > before.requirements[resource] && needed > there,
  )
}

/** Appointments to come, one that includes the service among others too. */
async function listBooked(sql: Reader, { id }: SettingsService, now: Temporal.Instant): Promise<Booked[]> {
  return sql<Booked[]>`
    SELECT office_id, mode, count(*)::int AS booked FROM appointment a
    WHERE starts_at > ${now} AND (state = 'booked' OR (state IN ('held', 'requested') AND expires_at > ${now}))
      AND (service_id = ${id} OR EXISTS (SELECT FROM appointment_item i WHERE i.appointment_id = a.id AND i.service_id = ${id}))
    GROUP BY office_id, mode`
}

async function listAble(sql: Reader, { id }: SettingsService): Promise<Able[]> {
  return sql<Able[]>`
    SELECT o.id AS offering_id, r.kind, count(*)::int AS there
    FROM offering o JOIN resource_offering ro ON ro.offering_id = o.id JOIN resource r ON r.id = ro.resource_id AND r.active
    WHERE o.service_id = ${id} GROUP BY o.id, r.kind`
}

/** Ways of each offering for which somebody has an opening, by weekly rule; single dates do not count. */
async function listOpened(sql: Reader, { id }: SettingsService, now: Temporal.Instant): Promise<Opened[]> {
  return sql<Opened[]>`
    SELECT DISTINCT o.id AS offering_id, mode::text AS mode
    FROM offering o JOIN office f ON f.id = o.office_id JOIN resource_offering ro ON ro.offering_id = o.id
    JOIN resource r ON r.id = ro.resource_id AND r.active
    JOIN opening p ON p.resource_id = r.id OR p.group_id IN (SELECT group_id FROM resource_group_member WHERE resource_id = r.id)
    CROSS JOIN unnest(coalesce(p.modes, enum_range(NULL::mode))) AS mode
    WHERE o.service_id = ${id} AND (p.valid_to IS NULL OR p.valid_to >= (${now}::timestamptz AT TIME ZONE f.time_zone)::date)
      AND (NOT EXISTS (SELECT FROM opening_offering oo WHERE oo.opening_id = p.id)
           OR EXISTS (SELECT FROM opening_offering oo WHERE oo.opening_id = p.id AND oo.offering_id = o.id))`
}
