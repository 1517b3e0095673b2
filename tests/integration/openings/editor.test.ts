import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldProblem } from '#app/features/openings/problems.ts'
import { createCity } from '#tests/factories/city.ts'
import { draftOf, type LeadSite, openLeadSite } from './lead-site.ts'

// A Monday, 09:00 in the city.
const now = { at: Temporal.Instant.from('2027-03-15T08:00:00Z') }
let site: LeadSite
let who: string

beforeAll(async () => {
  site = await openLeadSite(now)
  who = `r:${site.city.resourceIds[0]}`
})
afterAll(() => site.drop())

const MODES = ['video', 'phone', 'on_site']
const opening = (more: Record<string, string | string[]> = {}) => ({
  who,
  weekdays: ['6'],
  from: '08:00',
  to: '12:00',
  validFrom: '2027-03-16',
  validTo: '',
  rhythm: 'w1',
  modes: MODES,
  version: '',
  ...more,
})

async function problemsOf(kind: string, form: Record<string, string | string[]>): Promise<FieldProblem[]> {
  const { status, body } = await site.edit(kind, 'neu', form)
  expect(status).toBe(400)
  return (body as { problems: FieldProblem[] }).problems
}

async function openingsOn(weekday: number) {
  return site.db.sql<{ id: string; version: number; fromMinute: number; toMinute: number }[]>`
    SELECT id, version, from_minute, to_minute FROM opening WHERE resource_id = ${site.city.resourceIds[0]!} AND weekday = ${weekday}
    ORDER BY from_minute`
}

async function saveNew(kind: string, form: Record<string, string | string[]>): Promise<void> {
  const draft = draftOf(await site.edit(kind, 'neu', form))
  expect((await site.save(draft)).status).toBe(302)
}

describe('the editor of openings', () => {
  it.each([
    ['ends before it starts', { from: '12:00', to: '09:00' }, 'to', 'spans_midnight'],
    ['ends when it starts', { from: '09:00', to: '09:00' }, 'to', 'ends_before_start'],
    ['spans midnight', { from: '22:00', to: '02:00' }, 'to', 'spans_midnight'],
    ['overlaps another opening on a common date', { weekdays: ['1'], from: '15:00', to: '17:00' }, 'from', 'overlaps'],
    ['ended in the past', { validFrom: '2027-01-04', validTo: '2027-02-01' }, 'validTo', 'ends_in_past'],
    ['begins in the past', { validFrom: '2027-03-01' }, 'validFrom', 'begins_in_past'],
    ['ends before it begins', { validFrom: '2027-05-01', validTo: '2027-04-01' }, 'validTo', 'ends_before_begin'],
    ['never comes', { validFrom: '2027-03-16', validTo: '2027-03-18' }, 'validTo', 'never_applies'],
    ['has a break outside', { break1From: '12:00', break1To: '12:30' }, 'break1From', 'break_outside'],
    ['has half a break', { break1From: '10:00' }, 'break1From', 'break_incomplete'],
    [
      'has two breaks that meet',
      { break1From: '09:00', break1To: '10:00', break2From: '09:30', break2To: '10:30' },
      'break2From',
      'breaks_overlap',
    ],
    ['is for nobody', { who: 'r:5b0f6c1e-0000-4000-8000-000000000000' }, 'who', 'required'],
    ['has no weekday', { weekdays: [] }, 'weekdays', 'required'],
    ['has no mode', { modes: [] }, 'modes', 'required'],
    ['gives a channel more than all', { 'public-limit': 'share', 'public-value': '120' }, 'public-value', 'no_number'],
  ])('refuses one that %s, at the field', async (_, change, field, code) => {
    const problems = await problemsOf('sprechzeit', opening(change as never))
    expect(problems).toContainEqual(expect.objectContaining({ field, code }))
    expect(await openingsOn(6)).toHaveLength(0)
  })

  it('says whom an overlap is with, and when', async () => {
    const [problem] = await problemsOf('sprechzeit', opening({ weekdays: ['1'], from: '15:00', to: '17:00' }))
    expect(problem?.facts).toEqual({ who: 'Kim Probe 1', group: '', from: 480, to: 960, date: '2027-03-22' })
  })

  it('refuses an exception that falls wholly into the hour that the spring date lacks', async () => {
    const form = { who, date: '2027-03-28', window1From: '02:00', window1To: '03:00', version: '' }
    expect(await problemsOf('ausnahme', form)).toEqual([
      { field: 'window1From', code: 'missing_hour', facts: { date: '2027-03-28' } },
    ])
  })

  it('keeps what was typed when it refuses', async () => {
    const { body } = await site.edit('sprechzeit', 'neu', opening({ from: '22:00', to: '02:00' }))
    expect(body).toMatchObject({ values: { from: ['22:00'], to: ['02:00'], weekdays: ['6'] } })
  })

  it('makes an opening for several weekdays at once, with quotas, offerings and modes', async () => {
    const { offeringId } = site.city
    await saveNew(
      'sprechzeit',
      opening({
        weekdays: ['6', '7'],
        break1From: '10:00',
        break1To: '10:15',
        modes: ['video'],
        offerings: [offeringId],
        'call_centre-limit': 'share',
        'call_centre-value': '30',
        'public-releaseDays': '14',
        'public-releaseTime': '08:00',
        'public-lots': '3',
        'public-spread': '90',
        'public-lifted': '2',
      }),
    )
    for (const day of [6, 7]) expect(await openingsOn(day)).toMatchObject([{ fromMinute: 480, toMinute: 720 }])
    const [saved] = await site.db.sql`
      SELECT breaks, modes::text[] AS modes, (SELECT count(*)::int FROM opening_offering WHERE opening_id = opening.id) AS offerings,
             (SELECT json_agg(json_build_array(channel, max_share, release_days, release_minute, release_lots, release_spread_minutes, lifted_days)
              ORDER BY channel) FROM opening_quota WHERE opening_id = opening.id) AS quotas
      FROM opening WHERE resource_id = ${site.city.resourceIds[0]!} AND weekday = 6`
    expect(saved).toEqual({
      breaks: [[600, 615]],
      modes: ['video'],
      offerings: 1,
      quotas: [
        ['public', null, 14, 480, 3, 90, 2],
        ['call_centre', 30, null, 0, 1, 0, null],
      ],
    })
    await site.db.sql`DELETE FROM opening WHERE weekday > 5`
  })

  it('lets two openings share a time when they never share a date', async () => {
    await saveNew('sprechzeit', opening({ rhythm: 'w2', validFrom: '2027-03-15' }))
    expect((await problemsOf('sprechzeit', opening({ rhythm: 'w2', validFrom: '2027-03-29' })))[0]?.code).toBe(
      'overlaps',
    )
    await saveNew('sprechzeit', opening({ rhythm: 'w2', validFrom: '2027-03-22' }))
    expect(await openingsOn(6)).toHaveLength(2)
    await site.db.sql`DELETE FROM opening WHERE weekday = 6`
  })

  it('gives a group an opening, and refuses a member who already works then', async () => {
    const [first, second] = site.city.resourceIds
    await saveNew('gruppe', { name: 'Samstagsteam', members: [first!], version: '' })
    const [group] = await site.db.sql<{ id: string; version: number }[]>`SELECT id, version FROM resource_group`
    await saveNew('sprechzeit', opening({ who: `g:${group!.id}` }))
    await saveNew('sprechzeit', opening({ who: `r:${second}`, from: '11:00', to: '14:00' }))
    const join = { name: 'Samstagsteam', members: [first!, second!], version: '1' }
    const refused = await site.edit('gruppe', group!.id, join)
    expect(refused.body).toMatchObject({
      problems: [{ field: 'members', code: 'overlaps', facts: { who: 'Kim Probe 2' } }],
    })
    const gone = await site.edit('gruppe', group!.id, { version: '1', intent: 'delete' })
    expect(gone.body).toMatchObject({ problems: [{ code: 'group_in_use' }] })
    await site.db.sql`DELETE FROM resource_group`
    await site.db.sql`DELETE FROM opening WHERE weekday = 6`
  })
})

describe('two people who change the same opening', () => {
  it('the second is told, sees both versions, keeps what was typed, and may go on with it', async () => {
    const [monday] = await openingsOn(1)
    const form = (to: string, version: number) =>
      opening({ weekdays: ['1'], to, validFrom: '2020-01-06', version: String(version) })
    const first = draftOf(await site.edit('sprechzeit', monday!.id, form('14:00', monday!.version)))
    expect((await site.save(first)).status).toBe(302)

    const late = await site.edit('sprechzeit', monday!.id, form('15:00', monday!.version))
    expect(late.status).toBe(409)
    expect(late.body).toMatchObject({
      values: { to: ['15:00'] },
      conflict: { kept: { version: 2, state: { to: 840 } }, change: { name: 'Kim Probe 1' } },
    })
    expect(await openingsOn(1)).toMatchObject([{ toMinute: 840, version: 2 }])

    const again = draftOf(await site.edit('sprechzeit', monday!.id, form('15:00', 2)))
    expect((await site.save(again)).status).toBe(302)
    expect(await openingsOn(1)).toMatchObject([{ toMinute: 900, version: 3 }])
  })

  it('is noticed as well between looking and saving, and nothing is overwritten unseen', async () => {
    const [tuesday] = await openingsOn(2)
    const form = (to: string) => opening({ weekdays: ['2'], to, validFrom: '2020-01-06', version: '1' })
    const mine = draftOf(await site.edit('sprechzeit', tuesday!.id, form('13:00')))
    const theirs = draftOf(await site.edit('sprechzeit', tuesday!.id, form('14:00')))
    expect((await site.save(theirs)).status).toBe(302)
    expect(await site.save(mine)).toMatchObject({ status: 409, body: { refusal: 'rule_changed' } })
    expect((await site.look(mine)).found?.simulation.conflicts).toMatchObject([
      { change: { after: { to: 780 } }, now: { version: 2, state: { to: 840 } } },
    ])
    expect((await site.save(mine, { intent: 'rebase' })).status).toBe(302)
    expect((await site.save(mine)).status).toBe(302)
    expect(await openingsOn(2)).toMatchObject([{ toMinute: 780 }])
  })

  it('cannot give a member of a group two openings at once, whoever saves first', async () => {
    const [first, second] = site.city.resourceIds
    await saveNew('gruppe', { name: 'Samstagsteam', members: [first!], version: '' })
    const [group] = await site.db.sql<{ id: string }[]>`SELECT id FROM resource_group`
    await saveNew('sprechzeit', opening({ who: `g:${group!.id}` }))
    const join = { name: 'Samstagsteam', members: [first!, second!], version: '1' }
    const mine = draftOf(await site.edit('gruppe', group!.id, join))
    await saveNew('sprechzeit', opening({ who: `r:${second}`, from: '11:00', to: '14:00' }))
    expect(await site.save(mine)).toMatchObject({ status: 409, body: { refusal: 'rule_overlaps' } })
    expect(await site.db.sql`SELECT 1 FROM resource_group_member`).toHaveLength(1)
    await site.db.sql`DELETE FROM resource_group`
    await site.db.sql`DELETE FROM opening WHERE weekday = 6`
  })

  it('who changes a rule that was deleted meanwhile is told so', async () => {
    const [wednesday] = await openingsOn(3)
    const draft = draftOf(await site.edit('sprechzeit', wednesday!.id, { version: '1', intent: 'delete' }))
    await site.save(draft)
    const late = await site.edit('sprechzeit', wednesday!.id, opening({ weekdays: ['3'], version: '1' }))
    expect(late).toMatchObject({ status: 409, body: { conflict: { kept: null } } })
  })
})

describe('who may change rules', () => {
  it('is the lead of the department and the administrator, and nobody else', async () => {
    const other = await createCity(site.db, { passwordHash: site.passwordHash })
    await site.db.sql`UPDATE staff SET roles = '{lead}' WHERE id = ${other.staffIds[0]!}`
    const [mine] = await openingsOn(4)
    const caseworker = await site.session(site.city.staffEmails[1]!)
    const stranger = await site.session(other.staffEmails[0]!)
    const path = `/dienst/sprechzeiten?dienststelle=${site.city.officeId}`
    const params = { kind: 'sprechzeit', ruleId: mine!.id }
    for (const { cookie } of [caseworker, stranger]) {
      expect((await site.ask('routes/staff/openings.tsx', { path, cookie })).status).toBe(404)
      expect((await site.ask('routes/staff/rule.tsx', { params, cookie })).status).toBe(404)
    }
    const draft = draftOf(await site.edit('sprechzeit', mine!.id, { version: '1', intent: 'delete' }))
    const { cookie } = stranger
    const seen = await site.ask('routes/staff/calendar-draft.tsx', { params: { draftId: draft }, cookie })
    expect(seen.body).toMatchObject({ found: null })
    const form = { formToken: stranger.formToken, intent: 'save' }
    await site.ask('routes/staff/calendar-draft.tsx', { method: 'POST', params: { draftId: draft }, cookie, form })
    expect(await openingsOn(4)).toHaveLength(1)
    await site.db
      .sql`UPDATE staff SET roles = '{admin}', source_id = 'admin', department_id = NULL, municipality_id = ${site.city.municipalityId} WHERE id = ${other.staffIds[0]!}`
    expect((await site.ask('routes/staff/openings.tsx', { path, cookie })).status).toBe(200)
  })
})
