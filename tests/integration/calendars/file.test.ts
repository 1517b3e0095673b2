import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeSource } from '#app/features/calendars/change-source.server.ts'
import { enqueueDuePolls } from '#app/features/calendars/enqueue-due-polls.server.ts'
import { listConflicts } from '#app/features/calendars/queries.server.ts'
import { listTasks } from '#app/features/system/list-tasks.server.ts'
import { openGuardedFetch } from '#app/lib/guarded-fetch.ts'
import { bookAppointmentRow } from '#tests/factories/appointment.ts'
import {
  type CalendarHouse,
  calendarText,
  KEY,
  NOW,
  openCalendarHouse,
  openWebServer,
  type WebServer,
} from './calendar-house.ts'

let house: CalendarHouse
let web: WebServer
let answer: (request: IncomingMessage, response: ServerResponse) => void
let requests: IncomingMessage['headers'][] = []

const MEETING = calendarText('UID:a@example\nDTSTART;TZID=Europe/Berlin:20270316T090000\nDURATION:PT1H')

beforeAll(async () => {
  house = await openCalendarHouse()
  web = await openWebServer((request, response) => {
    requests.push(request.headers)
    answer(request, response)
  })
})
afterAll(async () => {
  await web.close()
  await house.drop()
})
beforeEach(async () => {
  await house.db.sql`DELETE FROM calendar_source`
  requests = []
  answer = (_, response) => response.end(MEETING)
})

const connect = (path = 'kim.ics') => house.connect('ics', { url: web.url + path })

describe('a published calendar file', () => {
  it('is not sent again while it is the same', async () => {
    answer = (request, response) => {
      response.setHeader('etag', '"1"')
      response.statusCode = request.headers['if-none-match'] === '"1"' ? 304 : 200
      response.end(response.statusCode === 304 ? '' : MEETING)
    }
    const source = await connect()
    await house.poll(source)
    await house.poll(source)
    expect(requests.map((headers) => headers['if-none-match'])).toEqual([undefined, '"1"'])
    expect(await house.busy(source)).toEqual(['03-16 09:00–10:00'])
  })

  it('is asked by date where there is no ETag', async () => {
    const date = 'Mon, 15 Mar 2027 07:00:00 GMT'
    answer = (request, response) => {
      response.setHeader('last-modified', date)
      response.statusCode = request.headers['if-modified-since'] === date ? 304 : 200
      response.end(response.statusCode === 304 ? '' : MEETING)
    }
    const source = await connect()
    await house.poll(source)
    expect(await house.poll(source)).toBeNull()
    expect(requests[1]?.['if-modified-since']).toBe(date)
    expect(await house.busy(source)).toHaveLength(1)
  })

  it('sends user name and password where there are some, but never on to another server', async () => {
    const other = await openWebServer((request, response) => {
      requests.push(request.headers)
      response.end(MEETING)
    })
    answer = (_, response) => response.writeHead(302, { location: other.url }).end()
    const source = await house.connect('ics', { url: web.url, username: 'kim', password: 'geheim' })
    expect(await house.poll(source)).toBeNull()
    expect(requests.map(({ authorization }) => authorization)).toEqual([
      `Basic ${Buffer.from('kim:geheim').toString('base64')}`,
      undefined,
    ])
    await other.close()
  })

  it('keeps its times when it is broken later, and gives them up when it is empty', async () => {
    const source = await connect()
    await house.poll(source)
    answer = (_, response) => response.end('<html>Anmelden</html>')
    expect(await house.poll(source)).toBe('unreadable')
    expect(await house.busy(source)).toHaveLength(1)
    answer = (_, response) => response.end(calendarText())
    expect(await house.poll(source)).toBeNull()
    expect(await house.busy(source)).toEqual([])
  })

  it('is replaced as a whole when its address changes', async () => {
    const source = await connect()
    await house.poll(source)
    answer = (_, response) => response.end(calendarText('UID:b@example\nDTSTART:20270317T080000Z\nDURATION:PT1H'))
    const { staff, db } = house
    const access = { url: `${web.url}neu.ics`, username: '', password: '' }
    await changeSource(db, KEY, { staff, sourceId: source, name: '', host: 'neu', access }, NOW)
    expect(await house.busy(source)).toEqual(['03-16 09:00–10:00'])
    await house.poll(source)
    expect(await house.busy(source)).toEqual(['03-17 09:00–10:00'])
  })

  it('packed without being asked for is read', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(MEETING))
    const source = await connect()
    expect(await house.poll(source)).toBeNull()
  })
})

describe('what goes wrong', () => {
  it.each([
    ['missing', 404],
    ['password', 401],
    ['server', 503],
  ])('is said as "%s" for %i', async (code, status) => {
    answer = (_, response) => response.writeHead(status).end()
    const source = await connect()
    expect(await house.poll(source)).toBe(code)
    expect(await house.state(source)).toMatchObject({ failures: 1, error: code })
  })

  it('is a calendar that never ends', async () => {
    answer = (_, response) => {
      const more = () => {
        while (response.write('X'.repeat(65_536)));
        response.once('drain', more)
      }
      more()
    }
    expect(await house.poll(await connect())).toBe('large')
  })

  it('is a small file that unpacks to a huge one', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 'X'))
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    expect(await house.poll(await connect())).toBe('large')
  })

  it('is a rule that repeats for ever', async () => {
    answer = (_, response) =>
      response.end(calendarText('UID:a@example\nDTSTART:20100101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY'))
    expect(await house.poll(await connect())).toBe('crowded')
  })

  it('is a circle of redirects', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/kim.ics' }).end()
    expect(await house.poll(await connect())).toBe('redirects')
  })

  it('is a server that takes too long', async () => {
    answer = (_, response) => response.write('BEGIN:')
    const slow = openGuardedFetch(
      { requireHttps: false, privateHosts: ['127.0.0.1'] },
      { bytes: 1000, milliseconds: 200 },
    )
    await expect(slow(web.url)).rejects.toMatchObject({ fault: 'slow' })
  })
})

describe('a private network', () => {
  it.each([
    'http://127.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://localhost:PORT/',
    'http://2130706433:PORT/',
    'http://127.1:PORT/',
  ])('is never asked at %s', async (address) => {
    const source = await house.connect('ics', { url: address.replace('PORT', String(web.port)) })
    expect(await house.poll(source, { privateHosts: [] })).toBe('address')
    expect(requests).toEqual([])
  })

  it('is not reached by a redirect either', async () => {
    answer = (_, response) => response.writeHead(302, { location: `http://localhost:${web.port}/intern` }).end()
    expect(await house.poll(await connect())).toBe('address')
    expect(requests).toHaveLength(1)
  })

  it('is asked unencrypted by nobody where encryption is demanded', async () => {
    const strict = openGuardedFetch(
      { requireHttps: true, privateHosts: ['127.0.0.1'] },
      { bytes: 1000, milliseconds: 1000 },
    )
    await expect(strict(web.url)).rejects.toMatchObject({ fault: 'protocol' })
  })
})

it('an appointment that is already there stays, and its caseworker sees that it overlaps', async () => {
  const { db, city, staff } = house
  const { appointmentId } = await bookAppointmentRow(db, city, { startsAt: '2027-03-16T08:20:00Z', now: NOW })
  await bookAppointmentRow(db, city, { startsAt: '2027-03-16T09:00:00Z', now: NOW })
  await house.poll(await connect())
  expect(await listConflicts(db.sql, staff, NOW)).toMatchObject([
    { appointmentId, startsAt: '2027-03-16T08:20:00Z', calendars: [`127.0.0.1:${web.port}`] },
  ])
  expect(await listConflicts(db.sql, { id: city.departmentId }, NOW)).toEqual([])
})

it('what fails for a day is a task for administrators', async () => {
  const { db, city } = house
  answer = (_, response) => response.writeHead(401).end()
  await house.poll(await connect())
  const tasks = (hours: number) => listTasks(db, city.municipalityId, NOW.add({ hours }))
  expect((await tasks(23)).failingCalendars).toEqual([])
  expect((await tasks(25)).failingCalendars).toMatchObject([{ staffName: 'Kim Probe 1', error: 'password' }])
})

it('every calendar that is due is asked, those of people who left are not', async () => {
  const { db, staff } = house
  const source = await connect()
  expect(await enqueueDuePolls(db, NOW)).toBe(1)
  await house.poll(source)
  expect(await enqueueDuePolls(db, NOW.add({ minutes: 4 }))).toBe(0)
  expect(await enqueueDuePolls(db, NOW.add({ minutes: 5 }))).toBe(1)
  await db.sql`UPDATE staff SET active = false WHERE id = ${staff.id}`
  expect(await enqueueDuePolls(db, NOW.add({ minutes: 5 }))).toBe(0)
  expect(await house.poll(source)).toBeNull()
  await db.sql`UPDATE staff SET active = true WHERE id = ${staff.id}`
})
