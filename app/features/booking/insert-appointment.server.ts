import { randomUUID } from 'node:crypto'
import { DomainError } from '#app/lib/errors.ts'
import type { Locale } from '#app/lib/locale.ts'
import { hashToken, newCode } from '#app/lib/tokens.ts'
import type { Tx } from '#prisma/sql.ts'
import { findVisit } from './find-visit.server.ts'
import { icalUid } from './ical-uid.ts'
import { manageToken } from './link-tokens.ts'
import { saveItems } from './save-items.server.ts'
import type { SlotChoice } from './types.ts'

export type NewAppointment = SlotChoice & {
  /** Nothing of another department can be booked. */
  departmentId: string
  /** null: as long as the service takes. */
  durationMinutes: number | null
  staffId: string
  walkIn?: boolean
  seriesId?: string | null
  title?: string
  /** Of a group appointment. */
  seats?: number | null
  overrideReason?: string | null
  formKey?: string | null
  formDigest?: string | null
  languageWish?: string
  aids?: readonly string[]
  remark?: string
  locale: Locale
  tokenKey: Buffer
  now: Temporal.Instant
}

export type Inserted = {
  id: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  /** The time it takes, buffers included. */
  from: Temporal.Instant
  to: Temporal.Instant
}

/**
 * Writes an appointment that staff book, as booked, with the facts of its services as they are now. It takes no time yet: claim that in the
 * same transaction.
 *
 * @throws {DomainError} `slot_not_offered` when the department has no such offering in this mode.
 * @throws a unique violation when code or form key are taken.
 */
export async function insertAppointment(tx: Tx, input: NewAppointment): Promise<Inserted> {
  const id = randomUUID()
  const { offeringId, mode, start, now, services } = input
  const visit = services ? await findVisit(tx, { offeringId, services }) : null
  if (services && !visit) throw new DomainError('slot_not_offered')
  const own = {
    id,
    mode,
    startsAt: start,
    walkIn: input.walkIn ?? false,
    seriesId: input.seriesId ?? null,
    title: input.title ?? '',
    seats: input.seats ?? null,
    overrideReason: input.overrideReason ?? null,
    formKey: input.formKey ?? null,
    formDigest: input.formDigest ?? null,
    languageWish: input.languageWish ?? '',
    aidsWish: (input.aids ?? []).join(' '),
    remark: input.remark ?? '',
    locale: input.locale,
    bookedBy: input.staffId,
    code: newCode(),
    manageTokenHash: hashToken(manageToken(input.tokenKey, id)),
    icalUid: icalUid(id),
  }
  const [row] = await tx<Inserted[]>`
    WITH chosen AS (
      SELECT o.id AS offering_id, o.office_id, s.id, d.id AS department_id, d.municipality_id,
             coalesce(${visit?.serviceName ?? null}, s.name) AS name, coalesce(${visit?.serviceNameEn ?? null}, s.name_en) AS name_en,
             coalesce(${input.durationMinutes}::int, ${visit?.durationMinutes ?? null}::int, s.duration_minutes) AS minutes,
             coalesce(${visit?.bufferBeforeMinutes ?? null}::int, s.buffer_before_minutes) AS buffer_before_minutes,
             coalesce(${visit?.bufferAfterMinutes ?? null}::int, s.buffer_after_minutes) AS buffer_after_minutes,
             coalesce(${visit?.moveLimit ?? null}::int, s.move_limit) AS move_limit
      FROM offering o JOIN service s ON s.id = o.service_id JOIN department d ON d.id = s.department_id
      WHERE o.id = ${offeringId} AND d.id = ${input.departmentId} AND o.active AND s.active
        AND ${mode}::mode = ANY (o.modes) AND ${mode}::mode = ANY (s.modes)),
    added AS (
      INSERT INTO appointment (id, municipality_id, department_id, office_id, service_id, offering_id, state, channel, mode, starts_at, ends_at,
        service_name, service_name_en, duration_minutes, buffer_before_minutes, buffer_after_minutes, move_limit, persons, interpreter_language, walk_in, series_id, title, seats,
        override_reason, form_key, form_digest, language_wish, aids_wish, remark, locale, booked_by, code, manage_token_hash, ical_uid,
        created_at, booked_at)
      SELECT ${own.id}, municipality_id, department_id, office_id, id, offering_id, 'booked', 'internal', ${own.mode}, ${own.startsAt}::timestamptz,
        ${own.startsAt}::timestamptz + make_interval(mins => minutes), name, name_en, minutes, buffer_before_minutes, buffer_after_minutes, move_limit,
        ${visit?.persons ?? 1}, ${input.interpreterLanguage ?? null}, ${own.walkIn}, ${own.seriesId}, ${own.title}, ${own.seats}, ${own.overrideReason}, ${own.formKey}, ${own.formDigest}, ${own.languageWish},
        ${own.aidsWish}, ${own.remark}, ${own.locale}, ${own.bookedBy}, ${own.code}, ${own.manageTokenHash}, ${own.icalUid}, ${now}, ${now}
      FROM chosen
      RETURNING id, starts_at, ends_at, buffer_before_minutes, buffer_after_minutes)
    SELECT id, starts_at, ends_at, starts_at - make_interval(mins => buffer_before_minutes) AS "from",
           ends_at + make_interval(mins => buffer_after_minutes) AS "to"
    FROM added`
  if (!row) throw new DomainError('slot_not_offered')
  if (visit) await saveItems(tx, id, visit.items)
  return row
}
