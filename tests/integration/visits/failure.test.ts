import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { requireAppointment } from '#app/features/access/require-appointment.server.ts'
import type { StaffMember } from '#app/features/access/staff-member.ts'
import { findAppointmentView } from '#app/features/booking/find-appointment-view.server.ts'
import { moveAppointment } from '#app/features/booking/move-appointment.server.ts'
import { rearrangeAppointment } from '#app/features/booking/rearrange-appointment.server.ts'
import { settleTask } from '#app/features/openings/settle-task.server.ts'
import { admitParty } from '#app/features/visits/admit-party.server.ts'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import { endVisit } from '#app/features/visits/end-visit.server.ts'
import { findFault } from '#app/features/visits/find-fault.server.ts'
import type { Outcome } from '#app/features/visits/limits.ts'
import { listFailureTasks } from '#app/features/visits/list-failure-tasks.server.ts'
import { recordTrouble } from '#app/features/visits/record-trouble.server.ts'
import type { AppointmentRow } from '#tests/factories/appointment.ts'
import { NINE, openVisitHouse, type VisitHouse } from './visit-house.ts'

let house: VisitHouse
let visit: AppointmentRow
const HALF_PAST = NINE.add({ minutes: 30 })

beforeAll(async () => {
  house = await openVisitHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  visit = await house.book()
})

const end = (outcome: Outcome) =>
  endVisit(
    house.db,
    null,
    { appointmentId: visit.appointmentId, staff: house.staff, outcome, summary: '', nextSteps: '' },
    HALF_PAST,
  )
const trouble = (kind: Parameters<typeof recordTrouble>[1]['kind'], partyId: string | null = visit.partyId) =>
  recordTrouble(house.db.sql, { appointmentId: visit.appointmentId, partyId, kind }, NINE)
const failures = () =>
  house.db.sql`
    SELECT side, reasons, rebooked_at IS NOT NULL AS rebooked, settled_at IS NOT NULL AS settled
    FROM technical_failure WHERE appointment_id = ${visit.appointmentId}`
const noticeKinds = async () => {
  const rows = await house.db.sql<{ kind: string }[]>`
    SELECT kind FROM notice WHERE appointment_id = ${visit.appointmentId} ORDER BY queued_at, id`
  return rows.map(({ kind }) => kind)
}
const tasks = async (staff = house.staff) =>
  (await listFailureTasks(house.db.sql, staff, HALF_PAST)).map(({ appointmentId }) => appointmentId)

describe('"did not come"', () => {
  test('can be said of somebody who left no trace', async () => {
    await end('no_show')
    expect(await failures()).toEqual([])
    expect(await noticeKinds()).not.toContain('technical_failure')
  })

  test('is refused for somebody whose browser could not use the microphone, though they never checked in', async () => {
    await trouble('no_microphone')
    await expect(end('no_show')).rejects.toMatchObject({ code: 'tried_to_come' })
    expect(await findFault(house.db.sql, visit.appointmentId)).toMatchObject({ finding: 'technical', side: 'citizen' })
  })

  test('is refused while our media server was away when the person should be called in', async () => {
    await checkIn(house.db, { partyId: visit.partyId }, NINE)
    const admitted = admitParty(house.db, null, { partyId: visit.partyId, staff: house.staff }, NINE)
    await expect(admitted).rejects.toMatchObject({ code: 'media_server_away' })
    await expect(end('no_show')).rejects.toMatchObject({ code: 'tried_to_come' })
    expect(await findFault(house.db.sql, visit.appointmentId)).toMatchObject({
      side: 'service',
      reasons: ['media_server_away'],
    })
  })

  test('can be said of a companion’s trouble when the applicant left no trace', async () => {
    const companion = await house.addParty(visit.appointmentId, 'companion', 'Ben Muster')
    await trouble('connect_failed', companion)
    expect((await findFault(house.db.sql, visit.appointmentId)).finding).toBe('not_come')
  })
})

test('the same trouble is one row however often it is reported, and none after the end', async () => {
  await trouble('connect_failed')
  await trouble('connect_failed')
  const rows = () => house.db.sql`SELECT kind, times FROM visit_trouble WHERE appointment_id = ${visit.appointmentId}`
  expect(await rows()).toEqual([{ kind: 'connect_failed', times: 2 }])
  await end('technical_failure')
  await trouble('no_microphone')
  expect(await rows()).toHaveLength(1)
})

describe('after a technical failure', () => {
  beforeEach(async () => {
    await trouble('connect_failed')
    await end('technical_failure')
  })

  test('the citizen gets a mail, the side is kept, and a task stays for the own department only', async () => {
    expect(await failures()).toEqual([
      { side: 'citizen', reasons: ['connect_failed'], rebooked: false, settled: false },
    ])
    expect(await noticeKinds()).toContain('technical_failure')
    expect(await tasks()).toContain(visit.appointmentId)
    const { municipalityId } = house.staff
    expect(await tasks({ ...house.staff, departmentId: crypto.randomUUID() })).toEqual([])
    expect(await tasks({ ...house.staff, municipalityId, roles: ['call_centre'] })).toContain(visit.appointmentId)
  })

  test('the citizen takes another time with the same links, once more invited, and it counts as no move', async () => {
    const start = Temporal.Instant.from('2027-03-16T10:00:00Z')
    const { offeringId } = house.city
    await moveAppointment(
      house.db,
      { appointmentId: visit.appointmentId, by: { kind: 'citizen' }, offeringId, mode: 'video', start },
      HALF_PAST,
    )
    const [row] = await house.db.sql`
      SELECT a.state, a.moves, a.starts_at, a.ended_at, v.ended_at AS visit_ended_at, p.state AS party_state, p.entered_at
      FROM appointment a JOIN visit v ON v.appointment_id = a.id JOIN party p ON p.id = ${visit.partyId} WHERE a.id = ${visit.appointmentId}`
    expect(row).toEqual({
      state: 'booked',
      moves: 0,
      startsAt: start,
      endedAt: null,
      visitEndedAt: null,
      partyState: 'invited',
      enteredAt: null,
    })
    expect(await failures()).toMatchObject([{ rebooked: true }])
    expect(await noticeKinds()).toContain('moved')
    expect(await tasks()).not.toContain(visit.appointmentId)
    // The new visit begins with no trace of the old one.
    expect((await findFault(house.db.sql, visit.appointmentId)).finding).toBe('not_come')
    await checkIn(house.db, { partyId: visit.partyId }, start)
    expect(await house.stateOf(visit.partyId)).toBe('waiting')
  })

  test('two who press at once, or a taken time, leave the failure as it is', async () => {
    const start = Temporal.Instant.from('2027-03-16T11:00:00Z')
    const { offeringId } = house.city
    const take = () =>
      moveAppointment(
        house.db,
        { appointmentId: visit.appointmentId, by: { kind: 'citizen' }, offeringId, mode: 'video', start },
        HALF_PAST,
      )
    await Promise.all([take(), take()])
    const [row] = await house.db.sql`SELECT ical_sequence, starts_at FROM appointment WHERE id = ${visit.appointmentId}`
    expect(row).toMatchObject({ icalSequence: 1, startsAt: start })
  })

  test('a caseworker gives another time', async () => {
    await rearrangeAppointment(
      house.db,
      {
        appointmentId: visit.appointmentId,
        staff: { ...house.staff, departmentId: house.city.departmentId },
        start: Temporal.Instant.from('2027-03-17T10:00:00Z'),
        durationMinutes: null,
        assignment: { kind: 'fair' },
        override: null,
        reason: '',
        tell: true,
        seenStart: null,
      },
      HALF_PAST,
    )
    expect(await failures()).toMatchObject([{ rebooked: true }])
    expect(await noticeKinds()).toContain('moved')
  })

  test('nothing is given after thirty days', async () => {
    const late = NINE.add({ hours: 24 * 30 })
    const start = Temporal.Instant.from('2027-04-15T10:00:00Z')
    const { offeringId } = house.city
    const move = moveAppointment(
      house.db,
      { appointmentId: visit.appointmentId, by: { kind: 'citizen' }, offeringId, mode: 'video', start },
      late,
    )
    await expect(move).rejects.toMatchObject({ code: 'appointment_over' })
  })

  test('staff tick the task off', async () => {
    const staff = house.staff as StaffMember
    const context = { db: house.db, now: () => HALF_PAST }
    const appointment = await requireAppointment(context, staff, visit.appointmentId)
    await settleTask(house.db, { appointment, staff }, HALF_PAST)
    expect(await tasks()).not.toContain(visit.appointmentId)
    expect(await findAppointmentView(house.db.sql, { manageToken: visit.manageToken }, 'de')).toMatchObject({
      state: 'technical_failure',
    })
  })
})
