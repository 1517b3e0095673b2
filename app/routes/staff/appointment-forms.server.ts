import type { StaffAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { cancelAppointment } from '#app/features/booking/cancel-appointment.server.ts'
import { cancelGroup } from '#app/features/booking/cancel-group.server.ts'
import { cancelSeries } from '#app/features/booking/cancel-series.server.ts'
import { getSeriesId, isGroup } from '#app/features/booking/queries.server.ts'
import { endVisit } from '#app/features/visits/end-visit.server.ts'
import { outcomeSchema } from '#app/features/visits/schema.ts'
import type { FormProblem } from '#app/features/workplace/form-problem.ts'
import { markChecklistItem } from '#app/features/workplace/mark-checklist-item.server.ts'
import { cancelSchema, checklistSchema, noteSchema } from '#app/features/workplace/schema.ts'
import { writeNote } from '#app/features/workplace/write-note.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import type { AppContext } from '#app/server/context.ts'
import { typedValues } from './typed-values.ts'

type Change = { appointment: StaffAppointment; staff: StaffMember; form: FormData }
type Context = Pick<AppContext, 'db' | 'rooms'>
type Handler = (context: Context, change: Change, now: Temporal.Instant) => Promise<FormProblem | null>

/**
 * Does what one of the forms of the appointment's page asks for; the hidden field `intent` says which. Answers the form with what was
 * typed when it has to come back, null when it is done.
 *
 * @throws {DomainError} what the command refuses, `not_found` for a form that the page does not have.
 */
export function changeAppointment(
  context: Context,
  change: Change,
  now: Temporal.Instant,
): Promise<FormProblem | null> {
  const handler = HANDLERS[String(change.form.get('intent'))]
  if (!handler) throw new DomainError('not_found')
  return handler(context, change, now)
}

const HANDLERS: Record<string, Handler> = {
  async note({ db }, { appointment, staff, form }, now) {
    const input = noteSchema.safeParse(typedValues(form))
    if (!input.success) return { intent: 'note', values: typedValues(form) }
    await writeNote(db, { appointment, staff, body: input.data.body }, now)
    return null
  },
  async checklist({ db }, { appointment, staff, form }, now) {
    const input = checklistSchema.safeParse(typedValues(form))
    if (!input.success) throw new DomainError('not_found')
    await markChecklistItem(
      db,
      { appointment, staff, itemId: input.data.itemId, present: input.data.present === 'yes' },
      now,
    )
    return null
  },
  async end({ db, rooms }, { appointment, staff, form }, now) {
    const input = outcomeSchema.safeParse(typedValues(form))
    if (!input.success) return { intent: 'end', values: typedValues(form) }
    await endVisit(db, rooms, { ...input.data, appointmentId: appointment.id, staff }, now)
    return null
  },
  async cancel({ db }, { appointment, staff, form }, now) {
    const input = cancelSchema.safeParse(typedValues(form))
    if (!input.success) return { intent: 'cancel', values: typedValues(form) }
    const { reason } = input.data
    const { id: appointmentId, departmentId } = appointment
    const by = { kind: 'staff', id: staff.id } as const
    if (await isGroup(db.sql, appointmentId))
      await cancelGroup(db, { appointmentId, staff: { id: staff.id, departmentId }, reason }, now)
    else await cancelAppointment(db, { appointmentId, by, reason }, now)
    return null
  },
  async cancelSeries({ db }, { appointment, staff, form }, now) {
    const input = cancelSchema.safeParse({ reason: typedValues(form).seriesReason })
    if (!input.success) return { intent: 'cancelSeries', values: typedValues(form) }
    const { departmentId } = appointment
    const seriesId = await getSeriesId(db.sql, appointment.id)
    await cancelSeries(db, { seriesId, staff: { id: staff.id, departmentId }, reason: input.data.reason }, now)
    return null
  },
}
