import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { addResource } from '#app/features/booking/add-resource.server.ts'
import { changeMode } from '#app/features/booking/change-mode.server.ts'
import { readPlaceForm } from '#app/features/booking/place-form.ts'
import { findPlace, listNearestTimes } from '#app/features/booking/queries.server.ts'
import { rearrangeAppointment } from '#app/features/booking/rearrange-appointment.server.ts'
import { removeResource } from '#app/features/booking/remove-resource.server.ts'
import type { FieldProblem } from '#app/features/booking/schema.ts'
import { isMode } from '#app/features/booking/slot-value.ts'
import { tidyText } from '#app/features/booking/typed-text.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { AppContext } from '#app/server/context.ts'

type Change = { appointment: StaffAppointment; staff: StaffMember; form: FormData }
type Context = Pick<AppContext, 'db'>

/**
 * Does what one form of the change page asks for. Answers what has to be corrected, null when it is done.
 *
 * @throws {DomainError} what the command refuses, `not_found` for a form that the page does not have.
 */
export async function changePlace(
  context: Context,
  change: Change,
  now: Temporal.Instant,
): Promise<FieldProblem[] | null> {
  const { appointment, form } = change
  const staff = { id: change.staff.id, departmentId: appointment.departmentId }
  const appointmentId = appointment.id
  switch (form.get('intent')) {
    case 'move':
      return move(context, change, now)
    case 'mode': {
      const mode = form.get('art')
      if (!isMode(mode)) throw new DomainError('not_found')
      const phone = tidyText(String(form.get('phone') ?? ''), 30)
      const by = { kind: 'staff', id: staff.id } as const
      await changeMode(context.db, { appointmentId, mode, phone, by, departmentId: staff.departmentId }, now)
      return null
    }
    case 'add':
      await addResource(context.db, { appointmentId, resourceId: idOf(form.get('zusatz')), staff }, now)
      return null
    case 'remove':
      await removeResource(context.db, { appointmentId, resourceId: idOf(form.get('person')), staff }, now)
      return null
    default:
      throw new DomainError('not_found')
  }
}

async function move(
  { db }: Context,
  { appointment, staff, form }: Change,
  now: Temporal.Instant,
): Promise<FieldProblem[] | null> {
  const { zone } = await findPlace(db.sql, appointment.id)
  const place = readPlaceForm(form, zone)
  if (place.problems.length > 0) return place.problems
  const person = String(form.get('person') ?? '')
  const from = String(form.get('statt') ?? '')
  const assignment =
    person === ''
      ? ({ kind: 'keep' } as const)
      : person === 'fair'
        ? ({ kind: 'fair' } as const)
        : ({ kind: 'chosen', resourceId: idOf(person), from: from ? idOf(from) : null } as const)
  await rearrangeAppointment(
    db,
    {
      appointmentId: appointment.id,
      staff: { id: staff.id, departmentId: appointment.departmentId },
      start: place.start,
      durationMinutes: place.durationMinutes,
      assignment,
      override: place.override,
      reason: tidyText(String(form.get('grund') ?? ''), 500),
      tell: form.get('mitteilen') === 'ja',
      seenStart: seenStart(form),
    },
    now,
  )
  return null
}

/** Free times near the one that was wanted; none for forms that want no time. */
export async function nearestTo(
  { db }: Context,
  { appointment, form }: Pick<Change, 'appointment' | 'form'>,
  now: Temporal.Instant,
): Promise<string[]> {
  if (form.get('intent') !== 'move') return []
  const { zone, offeringId } = await findPlace(db.sql, appointment.id)
  const { start } = readPlaceForm(form, zone)
  if (!start) return []
  return listNearestTimes(db.sql, { offeringId, mode: appointment.mode, appointmentId: appointment.id, start }, now)
}

function seenStart(form: FormData): Temporal.Instant | null {
  const text = String(form.get('gesehen') ?? '')
  return /^20\d\d-\d\d-\d\dT[\d:.]+Z$/.test(text) ? Temporal.Instant.from(text) : null
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function idOf(value: FormDataEntryValue | null): string {
  if (typeof value !== 'string' || !UUID.test(value)) throw new DomainError('not_found')
  return value
}
