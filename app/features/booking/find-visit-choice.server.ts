import type { ServiceChoice } from '#app/features/scheduling/offering.ts'
import { MAX_SERVICES, partMinutes } from '#app/features/scheduling/visit-shape.ts'
import type { Locale } from '#app/lib/locale.ts'
import type { Reader } from '#prisma/sql.ts'
import { isPlainWish, type VisitWish } from './slot-query.ts'
import { type VisitItem, visitTitle } from './visit-title.ts'

/** What an appointment can be for beside one person and one service, and what was chosen of it. */
export type VisitChoice = {
  persons: number
  maxPersons: number
  /** `persons` 0: not chosen. */
  further: { slug: string; name: string; persons: number; maxPersons: number }[]
  /** ISO 639 codes of those who interpret for this service. */
  languages: string[]
  interpreterLanguage: string | null
  /** Everything that was chosen, in the language of the page. */
  title: string
  durationMinutes: number
  /** null: one person and one service. */
  services: ServiceChoice[] | null
}

type Question = { serviceId: string; wish: VisitWish; locale: Locale; holdId?: string | null }

type Row = {
  id: string
  slug: string
  name: string
  nameEn: string
  maxPersons: number
  extraPersonMinutes: number
  durationMinutes: number
}

/**
 * Reads what goes with a service, and holds the wish against it: what does not exist, does not go together or is too many is left out. A hold
 * that says nothing else stays what it is.
 */
export async function findVisitChoice(sql: Reader, question: Question): Promise<VisitChoice> {
  const { serviceId, locale, holdId } = question
  const [rows, languages, held] = await Promise.all([
    selectServices(sql, serviceId),
    selectLanguages(sql, serviceId),
    holdId && isPlainWish(question.wish) ? selectHeld(sql, holdId) : null,
  ])
  const { persons, further, interpreterLanguage } = held ?? question.wish
  const [own, ...others] = rows.sort((a, b) => Number(b.id === serviceId) - Number(a.id === serviceId))
  const limit = (wanted: number, { maxPersons }: Row) => Math.min(Math.max(wanted, 0), maxPersons)
  const chosen = others
    .map((row) => ({ row, persons: limit(further[row.slug] ?? 0, row) }))
    .filter((one) => one.persons > 0)
    .slice(0, MAX_SERVICES - 1)
  const parts = [{ row: own!, persons: Math.max(1, limit(persons, own!)) }, ...chosen]
  const items = parts.map(
    ({ row, persons: count }): VisitItem => ({
      serviceId: row.id,
      persons: count,
      serviceName: row.name,
      serviceNameEn: row.nameEn,
      durationMinutes: partMinutes({ ...row, persons: count }),
    }),
  )
  const isPlain = items.length === 1 && items[0]!.persons === 1
  return {
    persons: items[0]!.persons,
    maxPersons: own!.maxPersons,
    further: others.map((row) => ({
      slug: row.slug,
      name: (locale === 'en' && row.nameEn) || row.name,
      persons: chosen.find((one) => one.row === row)?.persons ?? 0,
      maxPersons: row.maxPersons,
    })),
    languages,
    interpreterLanguage: interpreterLanguage && languages.includes(interpreterLanguage) ? interpreterLanguage : null,
    title: visitTitle(items, locale === 'en' ? 'en' : 'de'),
    durationMinutes: items.reduce((sum, item) => sum + item.durationMinutes, 0),
    services: isPlain ? null : items.map(({ serviceId: id, persons: count }) => ({ serviceId: id, persons: count })),
  }
}

/** The service itself and, where it can be combined, those that can be too and share an office with it. */
function selectServices(sql: Reader, serviceId: string) {
  return sql<Row[]>`
    SELECT s.id, s.slug, s.name, s.name_en, s.max_persons, s.extra_person_minutes, s.duration_minutes
    FROM service own JOIN service s ON s.id = own.id OR (
      own.combinable AND s.combinable AND s.active AND s.department_id = own.department_id AND EXISTS (
        SELECT FROM offering mine JOIN offering its ON its.office_id = mine.office_id
        WHERE mine.service_id = own.id AND mine.active AND its.service_id = s.id AND its.active))
    WHERE own.id = ${serviceId}
    ORDER BY s.name COLLATE "de-x-icu"`
}

async function selectLanguages(sql: Reader, serviceId: string): Promise<string[]> {
  const rows = await sql<{ language: string }[]>`
    SELECT DISTINCT unnest(r.languages) AS language
    FROM offering o JOIN resource_offering able ON able.offering_id = o.id JOIN resource r ON r.id = able.resource_id
    WHERE o.service_id = ${serviceId} AND o.active AND r.active AND r.kind = 'interpreter' ORDER BY language`
  return rows.map(({ language }) => language)
}

async function selectHeld(sql: Reader, appointmentId: string): Promise<VisitWish | null> {
  const [row] = await sql<VisitWish[]>`
    SELECT coalesce((SELECT persons FROM appointment_item WHERE appointment_id = a.id AND position = 0), a.persons) AS persons, a.interpreter_language,
           (SELECT coalesce(json_object_agg(s.slug, i.persons), '{}') FROM appointment_item i JOIN service s ON s.id = i.service_id
            WHERE i.appointment_id = a.id AND i.position > 0) AS further
    FROM appointment a WHERE a.id = ${appointmentId} AND a.state = 'held'`
  return row ?? null
}
