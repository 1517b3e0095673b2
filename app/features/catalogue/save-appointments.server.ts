import { randomUUIDv7 } from 'node:crypto'
import { hashToken, newCode } from '#app/lib/tokens.ts'
import type { Tx } from '#prisma/sql.ts'
import { icalUid } from '../booking/ical-uid.ts'
import { joinToken, manageToken } from '../booking/link-tokens.ts'
import { toEpochMinute } from '../scheduling/local-date.ts'
import { takesTime } from './check-appointments.ts'
import type { KnownThings } from './known-ids.ts'
import { saveAllocations } from './save-allocations.server.ts'
import type { Catalogue, CatalogueAppointment } from './schema.ts'
import { type Cell, stageRows } from './stage-rows.server.ts'

export type SaveOptions = { now: Temporal.Instant; progress: (line: string) => void; tokenKey: Buffer | null }

type Known = { id: string; sourceId: string; code: string | null; partyId: string | null; version: number }

/**
 * Appointments with their applicants and allocations. A file without the key `appointments` changes none. Those that were changed here
 * since an earlier import (their version rose) are kept as they are; imported future ones that the file no longer has are cancelled.
 *
 * @throws {CatalogueRefused} when one meets an appointment that was booked here.
 */
export async function saveAppointments(
  tx: Tx,
  file: Catalogue,
  things: KnownThings,
  { now, progress, tokenKey }: SaveOptions,
): Promise<{ appointments: number; cancelled: number; kept: number }> {
  if (!file.appointments) return { appointments: 0, cancelled: 0, kept: 0 }
  const known = await tx<Known[]>`
    SELECT a.id, a.source_id, a.code, a.version, p.id AS party_id
    FROM appointment a LEFT JOIN party p ON p.appointment_id = a.id AND p.role = 'applicant'
    WHERE a.municipality_id = ${things.municipalityId} AND a.source_id IS NOT NULL`
  await tx`SET LOCAL work_mem = '256MB'`
  const knownBySource = new Map(known.map((row) => [row.sourceId, row]))
  const kept = new Set(known.filter((row) => row.version > 1).map((row) => row.sourceId))
  const wanted = file.appointments.filter((appointment) => !kept.has(appointment.id))
  const codes = await freshCodes(tx)
  // Ascending ids keep the many index entries of one import on neighbouring pages.
  const newIds = () => ({ id: randomUUIDv7(), partyId: randomUUIDv7() })
  const ids = new Map(
    wanted.map((appointment) => {
      const before = knownBySource.get(appointment.id)
      const fresh = newIds()
      return [appointment.id, { id: before?.id ?? fresh.id, partyId: before?.partyId ?? fresh.partyId }]
    }),
  )
  await stageRows(
    tx,
    'import_appointment',
    COLUMNS,
    stagedRows(file, wanted, things, { ids, knownBySource, codes, now, tokenKey }),
  )
  progress(`${wanted.length} appointments sent to the database`)
  const cancelled = await cancelVanished(tx, file, known, now)
  await writeAppointments(tx)
  progress('Appointments written')
  await writeParties(tx)
  progress('Applicants written')
  const minute = toEpochMinute(now)
  const taking = wanted.filter((appointment) => takesTime(appointment, minute))
  await saveAllocations(tx, file, taking, ids, things.resources, now)
  progress('Calendars of the resources written')
  return { appointments: wanted.length, cancelled, kept: kept.size }
}

const COLUMNS = {
  id: 'uuid',
  municipality_id: 'uuid',
  department_id: 'uuid',
  office_id: 'uuid',
  service_id: 'uuid',
  offering_id: 'uuid',
  source_id: 'text',
  state: 'appointment_state',
  channel: 'channel',
  mode: 'mode',
  starts_at: 'timestamptz',
  ends_at: 'timestamptz',
  service_name: 'text',
  service_name_en: 'text',
  duration_minutes: 'integer',
  buffer_before_minutes: 'integer',
  buffer_after_minutes: 'integer',
  move_limit: 'integer',
  expires_at: 'timestamptz',
  manage_token_hash: 'text',
  code: 'text',
  language_wish: 'text',
  aids_wish: 'text',
  remark: 'text',
  locale: 'text',
  ical_uid: 'text',
  created_at: 'timestamptz',
  booked_at: 'timestamptz',
  ended_at: 'timestamptz',
  cancelled_by: 'text',
  cancel_reason: 'text',
  party_id: 'uuid',
  party_name: 'text',
  party_last_name: 'text',
  party_email: 'text',
  party_phone: 'text',
  party_token_hash: 'text',
} as const

type Staging = {
  ids: Map<string, { id: string; partyId: string }>
  knownBySource: Map<string, Known>
  codes: () => string
  now: Temporal.Instant
  tokenKey: Buffer | null
}

function* stagedRows(
  file: Catalogue,
  wanted: CatalogueAppointment[],
  things: KnownThings,
  staging: Staging,
): Generator<Cell[]> {
  const serviceOf = new Map(file.services.map((service) => [service.id, service]))
  const offeringOf = new Map(
    file.offerings.map((offering) => [offering.id, { ...offering, facts: serviceOf.get(offering.service)! }]),
  )
  const { tokenKey } = staging
  const now = staging.now.toString()
  const today = toEpochMinute(staging.now)
  for (const item of wanted) {
    const { facts, ...offering } = offeringOf.get(item.offering)!
    const { id, partyId } = staging.ids.get(item.id)!
    const isOpen = item.state === 'held' || item.state === 'requested'
    const isOver = item.state !== 'booked' && !isOpen
    const created = item.createdAt === undefined ? now : isoMinute(item.createdAt)
    // Nobody opens the link of an appointment that is over.
    const linkKey = item.end > today ? tokenKey : null
    const locale = item.party?.locale ?? 'de'
    const name = item.party?.name ?? ''
    yield [
      id,
      things.municipalityId,
      things.departments.get(facts.department)!,
      things.offices.get(offering.office)!,
      things.services.get(offering.service)!,
      things.offerings.get(offering.id)!,
      item.id,
      item.state,
      item.channel ?? 'public',
      item.mode,
      isoMinute(item.start),
      isoMinute(item.end),
      facts.name,
      facts.nameEn ?? '',
      item.end - item.start,
      item.bufferBeforeMinutes ?? facts.bufferBeforeMinutes,
      item.bufferAfterMinutes ?? facts.bufferAfterMinutes,
      facts.moveLimit,
      isOpen ? isoMinute(item.expiresAt!) : null,
      linkKey && item.state !== 'held' ? hashToken(manageToken(linkKey, id)) : null,
      item.state === 'held' ? null : (staging.knownBySource.get(item.id)?.code ?? staging.codes()),
      item.languageWish ?? '',
      item.aidsWish ?? '',
      item.note ?? '',
      locale,
      icalUid(id),
      created,
      isOpen || item.state === 'expired' ? null : created,
      isOver ? isoMinute(item.end) : null,
      item.state === 'cancelled' ? (item.cancelledBy ?? 'staff') : null,
      item.state === 'cancelled' ? (item.cancelReason ?? null) : null,
      partyId,
      name,
      item.party?.lastName ?? lastWord(name),
      item.party?.email ?? null,
      item.party?.phone ?? null,
      linkKey ? hashToken(joinToken(linkKey, partyId)) : null,
    ]
  }
}

async function cancelVanished(
  tx: Tx,
  file: Catalogue,
  known: readonly Known[],
  now: Temporal.Instant,
): Promise<number> {
  const present = new Set(file.appointments!.map((appointment) => appointment.id))
  const gone = known.filter((row) => !present.has(row.sourceId) && row.version === 1).map((row) => row.id)
  const cancelled = await tx`
    UPDATE appointment SET state = 'cancelled', cancelled_by = 'import', expires_at = NULL, ended_at = ${now}, ical_sequence = ical_sequence + 1
    WHERE id = ANY(${gone}) AND state IN ('booked', 'requested', 'held') AND starts_at > ${now} RETURNING id`
  await tx`DELETE FROM allocation WHERE appointment_id = ANY(${cancelled.map((row) => row['id'])})`
  return cancelled.length
}

async function writeAppointments(tx: Tx): Promise<void> {
  const columns = Object.keys(COLUMNS).filter((column) => !column.startsWith('party_'))
  const changed = columns.filter((column) => !['id', 'ical_uid', 'created_at', 'code'].includes(column))
  await tx.unsafe(`
    INSERT INTO appointment (${columns.join(', ')})
    SELECT ${columns.join(', ')} FROM import_appointment ORDER BY id
    ON CONFLICT (id) DO UPDATE SET ${changed.map((column) => `${column} = EXCLUDED.${column}`).join(', ')}, code = COALESCE(appointment.code, EXCLUDED.code),
      ical_sequence = appointment.ical_sequence + ((appointment.starts_at, appointment.ends_at, appointment.state)
        IS DISTINCT FROM (EXCLUDED.starts_at, EXCLUDED.ends_at, EXCLUDED.state))::integer`)
}

async function writeParties(tx: Tx): Promise<void> {
  await tx`
    INSERT INTO party (id, appointment_id, role, name, last_name_folded, email, phone, locale, join_token_hash)
    SELECT party_id, id, 'applicant', party_name, fold(party_last_name), party_email, party_phone, locale, party_token_hash
    FROM import_appointment WHERE state <> 'held' ORDER BY party_id
    ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, last_name_folded = EXCLUDED.last_name_folded, email = EXCLUDED.email,
      phone = EXCLUDED.phone, locale = EXCLUDED.locale, join_token_hash = COALESCE(party.join_token_hash, EXCLUDED.join_token_hash)`
}

/** Codes that no appointment has: among 200 000 random ones two equal ones are not unlikely. */
async function freshCodes(tx: Tx): Promise<() => string> {
  const rows = await tx<{ code: string }[]>`SELECT code FROM appointment WHERE code IS NOT NULL`
  const taken = new Set(rows.map((row) => row.code))
  return () => {
    for (;;) {
      const code = newCode()
      if (!taken.has(code)) return taken.add(code) && code
    }
  }
}

function isoMinute(minute: number): string {
  return new Date(minute * 60_000).toISOString()
}

function lastWord(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? ''
}
