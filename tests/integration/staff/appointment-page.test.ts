import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkIn } from '#app/features/visits/check-in.server.ts'
import type { AppointmentPage } from '#app/features/workplace/appointment-facts.ts'
import { type AppointmentRow, bookAppointmentRow } from '#tests/factories/appointment.ts'
import { type City, createCity } from '#tests/factories/city.ts'
import { openStaffSite, type StaffSite } from '../access/staff-site.ts'

const BEFORE = Temporal.Instant.from('2027-03-15T08:50:00Z')
const AFTER = Temporal.Instant.from('2027-03-15T09:30:00Z')
const now = { at: BEFORE }
let site: StaffSite
let city: City
let row: AppointmentRow
let session: { cookie: string; formToken: string }

beforeAll(async () => {
  site = await openStaffSite(now)
})
afterAll(() => site.drop())
beforeEach(async () => {
  now.at = BEFORE
  city = await createCity(site.db, { passwordHash: site.passwordHash, checklist: [{ title: 'Ausweis' }] })
  row = await bookAppointmentRow(site.db, city, {
    startsAt: '2027-03-15T09:00:00Z',
    now: BEFORE.subtract({ hours: 48 }),
  })
  session = await site.session(city.staffEmails[0]!)
})

const params = () => ({ appointmentId: row.appointmentId })
const page = async () =>
  (await site.ask('routes/staff/appointment.tsx', { params: params(), cookie: session.cookie })).body as AppointmentPage
function send(form: Record<string, string>, file = 'routes/staff/appointment.tsx') {
  return site.ask(file, {
    method: 'POST',
    params: params(),
    cookie: session.cookie,
    form: { formToken: session.formToken, ...form },
  })
}
const step = (name: string, partyId = row.partyId) => send({ step: name, partyId }, 'routes/staff/step.ts')
const stateOf = async () =>
  (await site.db.sql<{ state: string }[]>`SELECT state FROM appointment WHERE id = ${row.appointmentId}`)[0]?.state
const partyState = async () =>
  (await site.db.sql<{ state: string }[]>`SELECT state FROM party WHERE id = ${row.partyId}`)[0]?.state

describe('notes for colleagues', () => {
  it('are kept with author and time, newest first, and their words are in no event and no audit row', async () => {
    await send({ intent: 'note', body: ' Bitte Frau Ypsilon vorher anrufen. ' })
    now.at = now.at.add({ minutes: 1 })
    expect((await send({ intent: 'note', body: 'Erledigt.' })).status).toBe(302)
    const { notes } = await page()
    expect(notes.map(({ author, body }) => [author, body])).toEqual([
      ['Kim Probe 1', 'Erledigt.'],
      ['Kim Probe 1', 'Bitte Frau Ypsilon vorher anrufen.'],
    ])
    const traces = await site.db.sql`SELECT data FROM audit UNION ALL SELECT data FROM event`
    expect(JSON.stringify(traces)).not.toContain('Ypsilon')
  })

  it.each([
    ['empty', '   '],
    ['too long', 'x'.repeat(2001)],
  ])('come back with 400 and what was typed when they are %s', async (_what, body) => {
    const answer = await send({ intent: 'note', body })
    expect([answer.status, answer.body]).toMatchObject([400, { intent: 'note', values: { body } }])
    expect((await page()).notes).toEqual([])
  })
})

describe('the checklist', () => {
  const mark = (present: 'yes' | 'no', itemId = city.checklistItemIds[0]!) =>
    send({ intent: 'checklist', itemId, present })

  it('is ticked off and back; saying it twice changes and records nothing', async () => {
    await mark('yes')
    await mark('yes')
    expect((await page()).checklist).toMatchObject([{ title: 'Ausweis', marked: true, present: true }])
    await mark('no')
    const { checklist, history } = await page()
    expect(checklist[0]?.marked).toBe(false)
    expect(
      history
        .filter(({ type }) => type.startsWith('checklist'))
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['checklist_item_marked', 'checklist_item_unmarked'])
  })

  it('does not take an item of another service', async () => {
    const other = await createCity(site.db, { checklist: [{ title: 'Fremd' }] })
    expect((await mark('yes', other.checklistItemIds[0]!)).status).toBe(404)
  })
})

describe('ending an appointment', () => {
  it('records outcome, summary and next steps and takes no second end', async () => {
    now.at = AFTER
    expect(
      (await send({ intent: 'end', outcome: 'completed', summary: 'Besprochen.', nextSteps: 'Abholen.' })).status,
    ).toBe(302)
    expect((await page()).appointment).toMatchObject({
      state: 'completed',
      visit: { summary: 'Besprochen.', nextSteps: 'Abholen.', endedAt: '2027-03-15T09:30:00.000Z' },
    })
    const again = await send({ intent: 'end', outcome: 'no_show' })
    expect(again.headers.get('location')).toBe(`/dienst/termine/${row.appointmentId}?hinweis=visit_over`)
    expect(await stateOf()).toBe('completed')
  })

  it('keeps what was written when no outcome was chosen', async () => {
    const answer = await send({ intent: 'end', summary: 'Lange geschrieben' })
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { intent: 'end', values: { summary: 'Lange geschrieben' } },
    ])
    expect(await stateOf()).toBe('booked')
  })

  it('does not call anybody a no-show before the start', async () => {
    expect((await send({ intent: 'end', outcome: 'no_show' })).headers.get('location')).toContain(
      '?hinweis=wrong_state',
    )
    expect(await stateOf()).toBe('booked')
  })
})

describe('cancelling for the office', () => {
  it('needs a reason, frees the time and says so in the history', async () => {
    expect((await send({ intent: 'cancel', reason: ' ' })).status).toBe(400)
    expect((await send({ intent: 'cancel', reason: 'Dienststelle geschlossen' })).status).toBe(302)
    const { appointment, history } = await page()
    expect(appointment).toMatchObject({
      state: 'cancelled',
      cancelledBy: 'staff',
      cancelReason: 'Dienststelle geschlossen',
    })
    expect(history).toContainEqual(expect.objectContaining({ type: 'appointment_cancelled', by: 'staff' }))
    expect((await site.db.sql`SELECT FROM allocation WHERE appointment_id = ${row.appointmentId}`).count).toBe(0)
  })
})

describe('the steps of the waiting list', () => {
  beforeEach(() => checkIn(site.db, { partyId: row.partyId }, now.at))

  it('say that the media server is away, and the person keeps waiting', async () => {
    const answer = await send({ step: 'admit', partyId: row.partyId, back: 'day' }, 'routes/staff/step.ts')
    expect(answer.headers.get('location')).toBe('/dienst?hinweis=media_server_away')
    expect(await partyState()).toBe('waiting')
  })

  it('turn somebody away and allow them again', async () => {
    await step('decline')
    expect(await partyState()).toBe('declined')
    expect((await step('decline')).headers.get('location')).toContain('?hinweis=wrong_state')
    await step('invite_again')
    expect(await partyState()).toBe('invited')
  })

  it('take nothing but the four steps', async () => {
    expect((await step('end')).status).toBe(400)
    expect((await step('admit', 'unsinn')).status).toBe(400)
  })
})
