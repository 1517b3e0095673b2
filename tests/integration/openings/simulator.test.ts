import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedValue } from '#app/features/openings/accepted.ts'
import type { BrokenTask } from '#app/features/openings/list-broken-tasks.server.ts'
import type { HistoryEntry } from '#app/features/openings/list-history.server.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import { draftOf, type LeadSite, openLeadSite } from './lead-site.ts'

// A Monday, 09:00 in the city. Both caseworkers work Monday to Friday from 08:00 to 16:00.
const MORNING = Temporal.Instant.from('2027-03-15T08:00:00Z')
const now = { at: MORNING }
let site: LeadSite

beforeEach(async () => {
  now.at = MORNING
  site = await openLeadSite(now)
})
afterEach(() => site.drop())

const book = (startsAt: string, more: Partial<Parameters<typeof bookAppointmentRow>[2]> = {}) =>
  bookAppointmentRow(site.db, site.city, { startsAt, now: now.at, ...more })

const absence = (first: string, more: Record<string, string> = {}) => ({
  who: `r:${site.city.resourceIds[0]}`,
  reason: 'vacation',
  first,
  last: '',
  firstTime: '',
  lastTime: '',
  version: '',
  ...more,
})

const close = (date: string) =>
  site.ask('routes/staff/closed-days.tsx', {
    method: 'POST',
    cookie: site.cookie,
    form: { formToken: site.formToken, officeId: site.city.officeId, intent: 'close', closeFirst: date },
  })

async function simulate(draftId: string) {
  const { found } = await site.look(draftId)
  return found!.simulation
}

async function tasks(): Promise<BrokenTask[]> {
  const { body } = await site.ask('routes/staff/broken-appointments.tsx', { cookie: site.cookie })
  return (body as { tasks: BrokenTask[] }).tasks
}

async function history(): Promise<HistoryEntry[]> {
  const { body } = await site.ask('routes/staff/calendar-history.tsx', { cookie: site.cookie })
  return (body as { history: { entries: HistoryEntry[] } }).history.entries
}

const undo = (changeId: string) =>
  site.ask('routes/staff/calendar-history.tsx', {
    method: 'POST',
    cookie: site.cookie,
    form: { formToken: site.formToken, officeId: site.city.officeId, changeId },
  })

const startOf = async (id: string) =>
  (
    await site.db.sql<{ startsAt: Temporal.Instant }[]>`SELECT starts_at FROM appointment WHERE id = ${id}`
  )[0]!.startsAt.toString()

describe('the change simulator', () => {
  it('shows which appointments an absence breaks, and the nearest other time for each, without changing anything', async () => {
    const hit = await book('2027-03-17T09:00:00Z')
    await book('2027-03-17T09:00:00Z', { resourceId: site.city.resourceIds[1]! })
    await book('2027-03-18T09:00:00Z')
    const draft = draftOf(await site.edit('abwesenheit', 'neu', absence('2027-03-17')))
    const { broken, services } = await simulate(draft)
    // the colleague is taken at 09:00, her buffer shuts 09:20, and a visit at 08:40 would run into her own with its buffer
    expect(broken).toMatchObject([
      {
        appointmentId: hit.appointmentId,
        reasons: ['absent'],
        resourceNames: 'Kim Probe 1',
        replacement: { start: '2027-03-17T09:40:00Z', isSameOffice: true },
      },
    ])
    const [week] = services[0]!.weeks
    expect(week).toMatchObject({ week: '2027-03-15', appear: 0 })
    expect(week!.vanish).toBeGreaterThan(10)
    expect(await site.db.sql`SELECT 1 FROM absence`).toHaveLength(0)
  })

  it('says when nothing breaks, and one button saves', async () => {
    const draft = draftOf(await site.edit('abwesenheit', 'neu', absence('2027-03-19')))
    expect((await simulate(draft)).broken).toEqual([])
    const saved = await site.save(draft)
    expect(saved.headers.get('location')).toContain('gespeichert=0-0-0')
    expect(await site.db.sql`SELECT reason, starts_at, ends_at FROM absence`).toMatchObject([
      { reason: 'vacation', startsAt: Temporal.Instant.from('2027-03-18T23:00:00Z') },
    ])
    expect(await site.save(draft)).toMatchObject({ status: 404 })
    expect(await site.db.sql`SELECT 1 FROM absence`).toHaveLength(1)
  })

  it('proposes the accepted times, leaves every old time as it is, and keeps a task for each', async () => {
    const first = await book('2027-03-17T09:00:00Z')
    const second = await book('2027-03-17T10:00:00Z')
    const draft = draftOf(await site.edit('abwesenheit', 'neu', absence('2027-03-17')))
    const { broken } = await simulate(draft)
    const saved = await site.save(draft, { accepted: [acceptedValue(broken[0]!)] })
    expect(saved.headers.get('location')).toContain('gespeichert=2-1-0')
    const proposals = await site.db.sql`
      SELECT p.appointment_id, p.state, p.reason, p.starts_at, c.kind FROM proposal p JOIN calendar_change c ON c.id = p.calendar_change_id`
    expect(proposals).toMatchObject([
      {
        appointmentId: first.appointmentId,
        state: 'open',
        reason: 'replacement',
        startsAt: Temporal.Instant.from(broken[0]!.replacement!.start),
        kind: 'absence',
      },
    ])
    expect(await site.db.sql`SELECT kind FROM notice`).toMatchObject([{ kind: 'proposal_replacement' }])
    expect(await startOf(first.appointmentId)).toBe('2027-03-17T09:00:00Z')
    expect(await tasks()).toMatchObject([
      { appointmentId: first.appointmentId, proposal: { state: 'open' } },
      { appointmentId: second.appointmentId, proposal: null },
    ])
  })

  it('saves without proposals when the lead wants none; somebody ticks the task off later', async () => {
    const { appointmentId } = await book('2027-03-17T09:00:00Z')
    const draft = draftOf(await site.edit('abwesenheit', 'neu', absence('2027-03-17')))
    const { broken } = await simulate(draft)
    await site.save(draft, { intent: 'save-without', accepted: [acceptedValue(broken[0]!)] })
    expect(await site.db.sql`SELECT 1 FROM proposal`).toHaveLength(0)
    expect(await tasks()).toHaveLength(1)
    const form = { formToken: site.formToken, appointmentId }
    await site.ask('routes/staff/broken-appointments.tsx', { method: 'POST', cookie: site.cookie, form })
    expect(await tasks()).toEqual([])
  })

  it('takes no time from a forged form that is no slot, and none for an appointment that the change does not break', async () => {
    const hit = await book('2027-03-17T09:00:00Z')
    const fine = await book('2027-03-18T09:00:00Z')
    const draft = draftOf(await site.edit('abwesenheit', 'neu', absence('2027-03-17')))
    const { offeringId } = site.city
    const accepted = [
      `${hit.appointmentId} ${offeringId} ${site.city.resourceIds[1]} 2027-03-20T03:00:00Z`,
      `${fine.appointmentId} ${offeringId} ${site.city.resourceIds[1]} 2027-03-19T09:00:00Z`,
      'unsinn',
    ]
    const saved = await site.save(draft, { accepted })
    expect(saved.headers.get('location')).toContain('gespeichert=1-0-1')
    expect(await site.db.sql`SELECT 1 FROM proposal`).toHaveLength(0)
  })

  it('never proposes one time twice', async () => {
    for (const at of ['09:00', '09:40', '10:20']) await book(`2027-03-17T${at}:00Z`)
    const draft = draftOf(await site.edit('abwesenheit', 'neu', absence('2027-03-17')))
    const { broken } = await simulate(draft)
    const saved = await site.save(draft, { accepted: broken.map(acceptedValue) })
    expect(saved.headers.get('location')).toContain('gespeichert=3-3-0')
  })

  it('closes a day with one click for everybody at the office', async () => {
    await book('2027-03-17T09:00:00Z')
    await book('2027-03-17T09:00:00Z', { resourceId: site.city.resourceIds[1]! })
    const draft = draftOf(await close('2027-03-17'))
    const { broken, services } = await simulate(draft)
    expect(broken.map(({ reasons }) => reasons)).toEqual([['closed_day'], ['closed_day']])
    expect(broken.every(({ replacement }) => !replacement!.start.startsWith('2027-03-17'))).toBe(true)
    expect(services[0]!.waitAfter).toBeGreaterThan(services[0]!.waitBefore!)
    await site.save(draft)
    expect(await site.db.sql`SELECT first_date::text, last_date::text FROM closure`).toEqual([
      { firstDate: '2027-03-17', lastDate: '2027-03-17' },
    ])
  })

  it('notices a mode and an offering that an opening no longer takes', async () => {
    await book('2027-03-22T09:00:00Z', { mode: 'video' })
    await book('2027-03-22T10:00:00Z', { mode: 'on_site' })
    const [monday] = await site.db.sql<{ id: string }[]>`
      SELECT id FROM opening WHERE resource_id = ${site.city.resourceIds[0]!} AND weekday = 1`
    const form = { who: `r:${site.city.resourceIds[0]}`, weekdays: ['1'], from: '08:00', to: '16:00', rhythm: 'w1' }
    const answer = await site.edit('sprechzeit', monday!.id, {
      ...form,
      validFrom: '2020-01-06',
      modes: ['on_site'],
      version: '1',
    })
    const { broken } = await simulate(draftOf(answer))
    expect(broken).toMatchObject([{ mode: 'video', reasons: ['outside_openings'] }])
  })

  it('counts an earlier opening as free appointments that appear and fewer days to wait', async () => {
    await site.db.sql`DELETE FROM opening WHERE weekday <> 5`
    const answer = await site.edit('sprechzeit', 'neu', {
      who: `r:${site.city.resourceIds[0]}`,
      weekdays: ['2'],
      from: '08:00',
      to: '12:00',
      rhythm: 'w1',
      validFrom: '2027-03-16',
      modes: ['video', 'phone', 'on_site'],
      version: '',
    })
    const { services, broken } = await simulate(draftOf(answer))
    expect(broken).toEqual([])
    expect(services[0]!.weeks[0]).toEqual({ week: '2027-03-15', appear: 12, vanish: 0 })
    expect(services[0]!.waitAfter).toBeLessThan(services[0]!.waitBefore!)
  })
})

describe('the history', () => {
  it('tells who changed what and when, before and after, and takes it back as a change of its own', async () => {
    const { appointmentId } = await book('2027-03-17T09:00:00Z')
    await site.save(draftOf(await close('2027-03-17')))
    expect(await tasks()).toMatchObject([{ appointmentId }])
    const [closed] = await history()
    expect(closed).toMatchObject({
      kind: 'closure',
      staffName: 'Kim Probe 1',
      before: null,
      after: { first: '2027-03-17', last: '2027-03-17' },
      isUndone: false,
    })
    now.at = now.at.add({ minutes: 5 })
    const draft = draftOf(await undo(closed!.id))
    expect((await simulate(draft)).broken).toEqual([])
    await site.save(draft)
    expect(await site.db.sql`SELECT 1 FROM closure`).toHaveLength(0)
    expect(await tasks()).toEqual([])
    expect(await history()).toMatchObject([
      { isUndo: true, before: { first: '2027-03-17' }, after: null },
      { id: closed!.id, isUndone: true },
    ])
    expect((await undo(closed!.id)).status).toBe(409)
  })

  it('takes back what it had proposed: the time is free again, and who was told is told that the appointment stands', async () => {
    const told = await book('2027-03-17T09:00:00Z')
    const untold = await book('2027-03-17T10:00:00Z')
    const draft = draftOf(await close('2027-03-17'))
    const { broken } = await simulate(draft)
    await site.save(draft, { accepted: broken.map(acceptedValue) })
    await site.db.sql`UPDATE notice SET state = 'sent' WHERE appointment_id = ${told.appointmentId}`
    const [closed] = await history()
    await site.save(draftOf(await undo(closed!.id)))
    expect(await site.db.sql`SELECT state FROM proposal`).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }])
    expect(await site.db.sql`SELECT 1 FROM allocation WHERE purpose = 'offer'`).toHaveLength(0)
    const kept = await site.db.sql`SELECT appointment_id FROM notice WHERE kind = 'proposal_withdrawn'`
    expect(kept).toEqual([{ appointmentId: told.appointmentId }])
    for (const { appointmentId } of [told, untold]) {
      const audits = await site.db
        .sql`SELECT actor_kind FROM audit WHERE appointment_id = ${appointmentId} AND type = 'proposal_withdrawn'`
      expect(audits).toEqual([{ actorKind: 'staff' }])
    }
  })

  it('brings back a deleted opening whole, quotas included', async () => {
    const [monday] = await site.db.sql<{ id: string }[]>`
      SELECT id FROM opening WHERE resource_id = ${site.city.resourceIds[0]!} AND weekday = 1`
    await site.db.sql`INSERT INTO opening_quota (opening_id, channel, max_share) VALUES (${monday!.id}, 'public', 60)`
    await site.save(draftOf(await site.edit('sprechzeit', monday!.id, { version: '1', intent: 'delete' })))
    expect(await site.db.sql`SELECT 1 FROM opening WHERE id = ${monday!.id}`).toHaveLength(0)
    const [deleted] = await history()
    await site.save(draftOf(await undo(deleted!.id)))
    expect(await site.db.sql`SELECT max_share FROM opening_quota WHERE opening_id = ${monday!.id}`).toEqual([
      { maxShare: 60 },
    ])
  })
})

describe('holidays', () => {
  it('are those of the Land; the office opens one and closes another date, each looked at before', async () => {
    await site.db.sql`UPDATE office SET land = 'NW' WHERE id = ${site.city.officeId}`
    const page = async () => {
      const { body } = await site.ask('routes/staff/closed-days.tsx', { cookie: site.cookie })
      return (body as { holidays: { date: string; isClosed: boolean; isOwn: boolean }[] }).holidays
    }
    const change = (date: string, closed: 'yes' | 'no') =>
      site.ask('routes/staff/closed-days.tsx', {
        method: 'POST',
        cookie: site.cookie,
        form: {
          formToken: site.formToken,
          officeId: site.city.officeId,
          intent: 'holiday',
          date,
          closed,
          holidayName: '',
        },
      })
    expect((await page()).find(({ date }) => date === '2027-03-26')).toMatchObject({ isClosed: true, isOwn: false })
    const draft = draftOf(await change('2027-03-26', 'no'))
    expect((await simulate(draft)).services[0]!.weeks).toMatchObject([{ week: '2027-03-22', vanish: 0 }])
    await site.save(draft)
    expect((await page()).find(({ date }) => date === '2027-03-26')).toMatchObject({ isClosed: false, isOwn: true })
    await site.save(draftOf(await change('2027-03-24', 'yes')))
    expect((await page()).find(({ date }) => date === '2027-03-24')).toMatchObject({ isClosed: true, isOwn: true })
    await site.save(draftOf(await change('2027-03-26', 'yes')))
    expect(await site.db.sql`SELECT date::text AS date FROM office_holiday`).toEqual([{ date: '2027-03-24' }])
  })
})
