import { DomainError } from '#app/lib/errors.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Db, Reader } from '#prisma/sql.ts'
import { type Slot, slotDay } from '../scheduling/free-slots.ts'
import { toEpochMinute } from '../scheduling/local-date.ts'
import { findNextFreeDate } from '../scheduling/queries.server.ts'
import { foldWord, searchWords } from './search-words.ts'
import type { EarliestStart, Mode, Municipality, ServicePage, ServiceSummary, Topic } from './types.ts'

export type {
  ChecklistItem,
  EarliestStart,
  Mode,
  Municipality,
  ServiceOffice,
  ServicePage,
  ServiceSummary,
  Topic,
} from './types.ts'

/** The city of this installation, as every page shows it. @throws {DomainError} `not_found` before the first import. */
export async function getMunicipality(db: Db): Promise<Municipality> {
  const [row] = await db.sql<Municipality[]>`
    SELECT name, short_name, street, postal_code, city, phone, email, website FROM municipality ORDER BY slug LIMIT 1`
  if (!row) throw new DomainError('not_found')
  return { ...row }
}

/** Departments with something to book, each with its first `shown` services, popular ones before the others, as the source orders them. */
export async function listTopics(sql: Reader, locale: Locale, shown = 3): Promise<Topic[]> {
  const services = await selectServices(sql, locale, { order: 'popular' })
  const topics = new Map<string, Topic>()
  for (const service of services) {
    const { departmentSlug, departmentName, topic, icon } = service
    const known = topics.get(departmentSlug) ?? { departmentSlug, departmentName, topic, icon, services: [], total: 0 }
    if (known.services.length < shown) known.services.push(service)
    known.total += 1
    topics.set(departmentSlug, known)
  }
  return [...topics.values()]
}

/** Everything that can be booked, by name. */
export function listServices(
  sql: Reader,
  locale: Locale,
  filter: { departmentSlug?: string } = {},
): Promise<ServiceSummary[]> {
  return selectServices(sql, locale, { order: 'name', departmentSlug: filter.departmentSlug })
}

/** What most people come for. */
export async function listPopularServices(sql: Reader, locale: Locale, limit = 4): Promise<ServiceSummary[]> {
  const services = await selectServices(sql, locale, { order: 'popular' })
  return services.filter((service) => service.popular).slice(0, limit)
}

// Below this share of the best hit, or with less than this a word, a service is noise.
const NOISE = 0.62
const FAINT = 0.42

/**
 * Services for what somebody typed, best first: names and synonyms in German and English, beginnings, parts of compound words, typing
 * errors. Empty when nothing was typed that could be searched.
 */
export async function searchServices(sql: Reader, query: string, locale: Locale): Promise<ServiceSummary[]> {
  const words = searchWords(query)
  if (words.length === 0) return []
  const phrase = foldWord(query.normalize('NFC')).trim()
  const found = await selectServices(sql, locale, { order: 'score', search: { phrase, words } })
  const least = Math.max((found[0]?.score ?? 0) * NOISE, FAINT)
  return found.filter((service) => (service.score ?? 0) >= least)
}

/** The first free start of each service, at any office; null when it is booked out. */
export async function listEarliestStarts(
  sql: Reader,
  serviceIds: readonly string[],
  { mode, now }: { mode: Mode | null; now: Temporal.Instant },
): Promise<Record<string, EarliestStart | null>> {
  // No office's local date is more than a day away from UTC's; what is over is left out by the search itself.
  const after = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 2 })
  const found = await Promise.all(
    serviceIds.map(async (serviceId) => {
      const next = await findNextFreeDate(sql, { serviceId, mode, now, after })
      return [serviceId, next && toEarliestStart(next.slot, now)] as const
    }),
  )
  return Object.fromEntries(found)
}

function toEarliestStart(slot: Slot, now: Temporal.Instant): EarliestStart {
  return {
    wallClock: new Date((slot.start + slot.offset) * 60_000).toISOString(),
    daysAhead: slotDay(slot) - Math.floor((toEpochMinute(now) + slot.offset) / 1440),
  }
}

/** One service with its checklist and the offices that offer it; null when it does not exist or cannot be booked anywhere. */
export async function findServicePage(
  sql: Reader,
  place: { departmentSlug: string; serviceSlug: string },
  locale: Locale,
): Promise<ServicePage | null> {
  const en = locale === 'en'
  const [row] = await sql<ServicePage[]>`
    SELECT s.id, s.slug, s.leika_key, d.slug AS department_slug, d.name AS department_name,
      ${translated(sql, 's.name', en)} AS name, ${translated(sql, 's.summary', en)} AS summary,
      ${translated(sql, 's.description', en)} AS description, ${translated(sql, 's.fee', en)} AS fee,
      s.duration_minutes, s.modes, d.phone AS department_phone, d.email AS department_email,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'title', ${translated(sql, 'i.title', en)},
          'hint', ${translated(sql, 'i.hint', en)}, 'required', i.required, 'upload', i.upload) ORDER BY i.position, i.title), '[]')
        FROM checklist_item i WHERE i.service_id = s.id) AS checklist,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'street', o.street, 'postalCode', o.postal_code,
          'city', o.city, 'directions', o.directions, 'stepFree', o.step_free, 'phone', o.phone, 'modes', f.modes) ORDER BY o.name), '[]')
        FROM offering f JOIN office o ON o.id = f.office_id WHERE f.service_id = s.id AND f.active) AS offices
    FROM service s JOIN department d ON d.id = s.department_id
    WHERE d.slug = ${place.departmentSlug} AND s.slug = ${place.serviceSlug} AND s.active`
  if (!row || row.offices.length === 0) return null
  return { ...row, modes: offeredModes(row.offices.flatMap((office) => office.modes)) }
}

/** @throws {DomainError} `not_found` */
export async function getServicePage(
  sql: Reader,
  place: { departmentSlug: string; serviceSlug: string },
  locale: Locale,
): Promise<ServicePage> {
  const service = await findServicePage(sql, place, locale)
  if (!service) throw new DomainError('not_found')
  return service
}

type Selection = {
  order: 'name' | 'popular' | 'score'
  departmentSlug?: string
  search?: { phrase: string; words: string[] }
}

/** Active services with an active offering; modes are those that some office offers. */
async function selectServices(
  sql: Reader,
  locale: Locale,
  { order, departmentSlug, search }: Selection,
): Promise<ServiceSummary[]> {
  const en = locale === 'en'
  const name = translated(sql, 's.name', en)
  const rows = await sql<ServiceSummary[]>`
    SELECT s.id, s.slug, d.slug AS department_slug, d.name AS department_name, d.icon, ${translated(sql, 'd.topic', en)} AS topic,
      ${name} AS name, ${translated(sql, 's.summary', en)} AS summary, s.duration_minutes, s.popular,
      ${search ? sql`hit.score` : sql`NULL::real`} AS score,
      array(SELECT DISTINCT unnest(f.modes) FROM offering f WHERE f.service_id = s.id AND f.active) AS modes
    FROM service s JOIN department d ON d.id = s.department_id
    ${
      search
        ? sql`JOIN match_services(${search.phrase}, ${search.words}) hit ON hit.service_id = s.id AND hit.hits * 2 >= ${search.words.length}::int`
        : sql``
    }
    WHERE s.active AND EXISTS (SELECT FROM offering f WHERE f.service_id = s.id AND f.active)
      ${departmentSlug === undefined ? sql`` : sql`AND d.slug = ${departmentSlug}`}
    ORDER BY ${
      order === 'name'
        ? sql`${name} COLLATE "de-x-icu"`
        : order === 'popular'
          ? sql`d.position, s.popular DESC, s.position`
          : sql`hit.score DESC, s.popular DESC, ${name} COLLATE "de-x-icu"`
    }`
  return rows.map((row) => ({ ...row, modes: offeredModes(row.modes) }))
}

/** The English text where there is one, else the German. */
function translated(sql: Reader, column: string, en: boolean) {
  return en ? sql`coalesce(nullif(${sql(`${column}En`)}, ''), ${sql(column)})` : sql`${sql(column)}`
}

const MODE_ORDER: Mode[] = ['video', 'phone', 'on_site']

function offeredModes(modes: readonly Mode[]): Mode[] {
  return MODE_ORDER.filter((mode) => modes.includes(mode))
}
