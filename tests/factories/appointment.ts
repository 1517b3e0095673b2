import { randomUUID } from 'node:crypto'
import { deriveToken, hashToken, newCode, newToken } from '#app/lib/tokens.ts'
import type { Db } from '#prisma/sql.ts'
import type { City, Mode } from './city.ts'

export type AppointmentOptions = {
  /** Instant or ISO text with offset. */
  startsAt: Temporal.Instant | string
  /** Without it the first caseworker. null: no allocation, so it takes nobody's time. */
  resourceId?: string | null
  state?: 'held' | 'requested' | 'booked' | 'completed' | 'cancelled' | 'no_show' | 'technical_failure'
  mode?: Mode
  channel?: 'public' | 'call_centre' | 'internal'
  durationMinutes?: number
  bufferBeforeMinutes?: number
  bufferAfterMinutes?: number
  /** For held and requested; a quarter of an hour after `now` by default. */
  expiresAt?: Temporal.Instant | string
  now?: Temporal.Instant
  locale?: 'de' | 'en'
  name?: string
  lastName?: string
  email?: string | null
  phone?: string | null
  moves?: number
  /** With it the links are the derived ones that the product sends; else random ones. */
  tokenKey?: Buffer
}

export type AppointmentRow = {
  appointmentId: string
  partyId: string
  code: string
  /** The links' secrets; the database has their hashes only. */
  manageToken: string
  joinToken: string
  confirmToken: string
  holdToken: string
  icalUid: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
}

/** Writes one appointment of `city` with its applicant and allocation straight into the tables, in any state, without a job or a notice. */
export async function bookAppointmentRow(db: Db, city: City, options: AppointmentOptions): Promise<AppointmentRow> {
  const { service } = city
  const state = options.state ?? 'booked'
  const now = options.now ?? Temporal.Now.instant()
  const duration = options.durationMinutes ?? service.durationMinutes
  const before = options.bufferBeforeMinutes ?? service.bufferBeforeMinutes
  const after = options.bufferAfterMinutes ?? service.bufferAfterMinutes
  const startsAt = Temporal.Instant.from(options.startsAt.toString())
  const endsAt = startsAt.add({ minutes: duration })
  const isOpen = state === 'held' || state === 'requested'
  const expiresAt = isOpen ? Temporal.Instant.from((options.expiresAt ?? now.add({ minutes: 15 })).toString()) : null
  const appointmentId = randomUUID()
  const partyId = randomUUID()
  const link = (purpose: 'confirm' | 'manage' | 'join', id: string) =>
    options.tokenKey ? deriveToken(options.tokenKey, purpose, id) : newToken()
  const row: AppointmentRow = {
    appointmentId,
    partyId,
    code: newCode(),
    manageToken: link('manage', appointmentId),
    joinToken: link('join', partyId),
    confirmToken: link('confirm', appointmentId),
    holdToken: newToken(),
    icalUid: `${appointmentId}@example.org`,
    startsAt,
    endsAt,
  }
  const hasEnded = state !== 'booked' && !isOpen
  await db.transaction(async (tx) => {
    await tx`
      INSERT INTO appointment ${tx({
        id: appointmentId,
        municipalityId: city.municipalityId,
        departmentId: city.departmentId,
        officeId: city.officeId,
        serviceId: city.serviceId,
        offeringId: city.offeringId,
        state,
        channel: options.channel ?? 'public',
        mode: options.mode ?? 'video',
        startsAt,
        endsAt,
        serviceName: service.name,
        serviceNameEn: service.nameEn,
        durationMinutes: duration,
        bufferBeforeMinutes: before,
        bufferAfterMinutes: after,
        moveLimit: service.moveLimit,
        moves: options.moves ?? 0,
        expiresAt,
        holdTokenHash: state === 'held' ? hashToken(row.holdToken) : null,
        confirmTokenHash: state === 'requested' ? hashToken(row.confirmToken) : null,
        manageTokenHash: state === 'held' ? null : hashToken(row.manageToken),
        code: state === 'held' ? null : row.code,
        locale: options.locale ?? 'de',
        icalUid: row.icalUid,
        createdAt: now,
        bookedAt: isOpen ? null : now,
        endedAt: hasEnded ? endsAt : null,
        cancelledBy: state === 'cancelled' ? 'citizen' : null,
      })}`
    const resourceId = options.resourceId === undefined ? city.resourceIds[0]! : options.resourceId
    if (resourceId !== null && state !== 'cancelled') {
      await tx`
        INSERT INTO allocation (resource_id, appointment_id, during, expires_at)
        VALUES (${resourceId}, ${appointmentId},
                tstzrange(${startsAt.subtract({ minutes: before })}, ${endsAt.add({ minutes: after })}), ${expiresAt})`
    }
    if (state === 'held') return
    const name = options.name ?? 'Anna Muster'
    await tx`
      INSERT INTO party (id, appointment_id, role, name, last_name_folded, email, phone, locale, join_token_hash)
      VALUES (${partyId}, ${appointmentId}, 'applicant', ${name}, fold(${options.lastName ?? name.split(' ').at(-1)!}),
              ${options.email === undefined ? 'anna.muster@example.org' : options.email}, ${options.phone ?? null}, ${options.locale ?? 'de'},
              ${hashToken(row.joinToken)})`
  })
  return row
}
