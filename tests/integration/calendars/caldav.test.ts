import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectChoices } from '#app/features/calendars/connect-choices.server.ts'
import { findSlots } from '#app/features/scheduling/queries.server.ts'
import { type CalendarServer, startRadicale } from '#tests/setup/radicale.ts'
import {
  type CalendarHouse,
  calendarText,
  KEY,
  NOW,
  openCalendarHouse,
  openWebServer,
  type WebServer,
} from './calendar-house.ts'

// A real CalDAV server, and in front of it one that notes what is asked.
let server: CalendarServer
let front: WebServer
let house: CalendarHouse
const asked: string[] = []
let number = 0
let path = ''

beforeAll(async () => {
  server = await startRadicale(() => undefined)
  const target = new URL(server.url)
  front = await openWebServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks)
      asked.push(/calendar-(query|multiget)/.exec(body.toString())?.[1] ?? incoming.method ?? '')
      const { host: _, ...headers } = incoming.headers
      const onward = request(
        { host: '127.0.0.1', port: target.port, method: incoming.method, path: incoming.url, headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
          answer.pipe(outgoing)
        },
      )
      onward.on('error', () => outgoing.destroy())
      onward.end(body)
    })
  })
  house = await openCalendarHouse()
}, 180_000)
afterAll(async () => {
  await house.drop()
  await front.close()
  await server.stop()
})
beforeEach(async () => {
  await house.db.sql`DELETE FROM calendar_source`
  number++
  path = `kim/dienst-${number}/`
  await ask('MKCALENDAR', path)
  asked.length = 0
})

async function ask(method: string, to: string, body?: string): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${server.username}:${server.password}`).toString('base64')}`
  const answer = await fetch(new URL(`/${to}`, server.url), {
    method,
    headers: { authorization, ...(body ? { 'content-type': 'text/calendar; charset=utf-8' } : {}) },
    ...(body ? { body } : {}),
  })
  if (!answer.ok) throw new Error(`${method} ${to}: ${answer.status} ${await answer.text()}`)
}

const put = (name: string, ...events: string[]) => ask('PUT', `${path}${name}.ics`, calendarText(...events))
const connect = () =>
  house.connect('caldav', { url: front.url + path, username: server.username, password: server.password })
const meeting = (hour: number, more = '') =>
  `UID:sitzung@example\nSUMMARY:Personalgespräch & <Geheimes>\nDTSTART;TZID=Europe/Berlin:20270316T${String(hour).padStart(2, '0')}0000\nDURATION:PT1H${more}`

describe('a calendar on a CalDAV server', () => {
  it('keeps up with what is added, changed and deleted, and downloads only that', async () => {
    await put('a', meeting(9))
    await put('b', 'UID:b@example\nDTSTART:20270317T120000Z\nDURATION:PT30M')
    const source = await connect()
    expect(await house.poll(source)).toBeNull()
    expect(await house.busy(source)).toEqual(['03-16 09:00–10:00', '03-17 13:00–13:30'])
    await put('a', meeting(11))
    asked.length = 0
    await house.poll(source)
    expect(asked).toEqual(['PROPFIND', 'query', 'multiget'])
    expect(await house.busy(source)).toEqual(['03-16 11:00–12:00', '03-17 13:00–13:30'])
    await ask('DELETE', `${path}b.ics`)
    asked.length = 0
    await house.poll(source)
    expect(asked).toEqual(['PROPFIND', 'query'])
    expect(await house.busy(source)).toEqual(['03-16 11:00–12:00'])
    asked.length = 0
    await house.poll(source)
    expect(asked).toEqual(['PROPFIND'])
  })

  it('is read whole again when what was counted no longer reaches far enough', async () => {
    await put('a', `UID:a@example\nDTSTART:20270316T080000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY`)
    const source = await connect()
    await house.poll(source)
    const before = await house.busy(source)
    await house.poll(source, { now: NOW.add({ hours: 24 * 40 }) })
    const after = await house.busy(source)
    expect(after.at(-1)).not.toBe(before.at(-1))
  })

  it('says when somebody is busy, and stores nothing about with what', async () => {
    await put('a', meeting(9))
    const source = await connect()
    await house.poll(source)
    const tables = await house.db
      .sql`SELECT c.*, o.key, o.etag FROM calendar_source c JOIN calendar_object o ON o.source_id = c.id`
    expect(JSON.stringify(tables)).not.toMatch(/Personal|sitzung|Probe:2027|dienst-/)
  })

  it('with recurrences, exceptions, whole days and other zones', async () => {
    await put(
      'a',
      'UID:w@example\nDTSTART;TZID=Europe/Berlin:20270322T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20270405T090000',
      'UID:w@example\nRECURRENCE-ID;TZID=Europe/Berlin:20270329T090000\nDTSTART;TZID=Europe/Berlin:20270330T140000\nDURATION:PT30M',
    )
    await put('b', 'UID:t@example\nDTSTART;VALUE=DATE:20270318\nDTEND;VALUE=DATE:20270320')
    await put('c', 'UID:z@example\nDTSTART;TZID=America/New_York:20270324T100000\nDURATION:PT1H')
    await put('d', 'UID:f@example\nTRANSP:TRANSPARENT\nDTSTART:20270325T080000Z\nDURATION:PT1H')
    const source = await connect()
    await house.poll(source)
    expect(await house.busy(source)).toEqual([
      '03-18 00:00–03-20 00:00',
      '03-22 09:00–10:00',
      '03-24 15:00–16:00',
      '03-30 14:00–14:30',
    ])
  })

  it('takes its time away from the search, which gives it back when the calendar is disconnected', async () => {
    const { city, db } = house
    const day = Temporal.PlainDate.from('2027-03-16')
    const starts = async () => {
      const [found] = await findSlots(db.sql, {
        offeringIds: [city.offeringId],
        mode: 'video',
        from: day,
        to: day,
        now: NOW,
      })
      return found!.slots.map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16))
    }
    const free = await starts()
    expect(free).toEqual(expect.arrayContaining(['07:40', '08:00', '08:20', '08:40', '09:00']))
    await put('a', meeting(9))
    const source = await connect()
    await house.poll(source)
    expect(await starts()).toEqual(free.filter((start) => !['08:00', '08:20', '08:40'].includes(start)))
    await db.sql`DELETE FROM calendar_source WHERE id = ${source}`
    expect(await starts()).toEqual(free)
  })
})

describe('an account on a CalDAV server', () => {
  it('is looked through, and its owner chooses', async () => {
    const other = path
    await put('a', meeting(9))
    number++
    path = `kim/privat-${number}/`
    await ask('MKCALENDAR', path)
    const account = await house.connect('caldav', {
      url: `${front.url}kim/`,
      username: server.username,
      password: server.password,
    })
    expect(await house.poll(account)).toBeNull()
    const { choices, nextPollAt } = await house.state(account)
    expect(nextPollAt).toBeNull()
    const position = choices!.findIndex(({ url }) => url.endsWith(other))
    const [source] = await connectChoices(
      house.db,
      KEY,
      { staff: house.staff, sourceId: account, chosen: [position] },
      NOW,
    )
    await house.poll(source!)
    expect(await house.busy(source!)).toEqual(['03-16 09:00–10:00'])
    expect(await house.db.sql`SELECT FROM calendar_source`).toHaveLength(1)
  })

  it('with a wrong password says so', async () => {
    const source = await house.connect('caldav', { url: front.url + path, username: 'kim', password: 'falsch' })
    expect(await house.poll(source)).toBe('password')
    const elsewhere = await house.connect('caldav', { url: front.url, username: 'kim', password: 'falsch' })
    expect(await house.poll(elsewhere)).toBe('password')
  })

  it('is found from a wrong address on its server', async () => {
    const source = await house.connect('caldav', {
      url: `${front.url}kim/keiner/`,
      username: server.username,
      password: server.password,
    })
    // The server leads to the account all the same, so its owner may choose.
    expect(await house.poll(source)).toBeNull()
    expect((await house.state(source)).choices?.length).toBeGreaterThan(1)
  })
})

it('while the server is away, what is known stays and the pauses grow; when it is back, all is well', async () => {
  await put('a', meeting(9))
  const source = await connect()
  await house.poll(source)
  await server.stop()
  let minutes: number[] = []
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(await house.poll(source)).toBe('unreachable')
    const { nextPollAt } = await house.state(source)
    minutes = [...minutes, NOW.until(nextPollAt!).total('minutes')]
  }
  expect(minutes).toEqual([10, 20, 40])
  expect(await house.busy(source)).toEqual(['03-16 09:00–10:00'])
  expect(await house.state(source)).toMatchObject({ failures: 3, error: 'unreachable' })
  await server.start()
  expect(await house.poll(source)).toBeNull()
  expect(await house.state(source)).toMatchObject({ failures: 0, error: null })
})
