import { describe, expect, it } from 'vitest'
import { busyTimes } from './busy-times.ts'
import { CalendarProblem } from './calendar-problem.ts'

const ZONE = 'Europe/Berlin'
const WINDOW = { from: '2027-03-01T00:00+01:00', to: '2027-05-01T00:00+02:00' }

const BERLIN = `BEGIN:VTIMEZONE
TZID:Berliner Zeit
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE`

function calendar(...events: string[]): string {
  const parts = events.map((event) => (event.startsWith('BEGIN') ? event : `BEGIN:VEVENT\n${event}\nEND:VEVENT`))
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', ...parts, 'END:VCALENDAR', '']
    .join('\n')
    .replaceAll('\n', '\r\n')
}

function question(window = WINDOW) {
  const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds
  return { from: at(window.from), to: at(window.to), zone: ZONE, addresses: ['kim@stadt.example'] }
}

function read(text: string, window = WINDOW) {
  return busyTimes(text, question(window))
}

/** Local times of Berlin, "03-29 09:00–10:00". */
function busy(text: string, window = WINDOW): string[] {
  const local = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE)
  const clock = (at: number) => local(at).toPlainTime().toString({ smallestUnit: 'minute' })
  return read(text, window).times.map(([from, to]) => {
    const [first, last] = [local(from).toPlainDate().toString().slice(5), local(to).toPlainDate().toString().slice(5)]
    return `${first} ${clock(from)}–${last === first ? '' : `${last} `}${clock(to)}`
  })
}

describe('one event', () => {
  it.each([
    ['in UTC', 'DTSTART:20270329T070000Z\nDTEND:20270329T080000Z', '03-29 09:00–10:00'],
    [
      'in a zone of the file',
      'DTSTART;TZID=Berliner Zeit:20270329T090000\nDTEND;TZID=Berliner Zeit:20270329T100000',
      '03-29 09:00–10:00',
    ],
    [
      'in a known zone',
      'DTSTART;TZID=Europe/London:20270329T080000\nDTEND;TZID=Europe/London:20270329T090000',
      '03-29 09:00–10:00',
    ],
    [
      'in a zone with a prefix',
      'DTSTART;TZID=/mozilla.org/20071231_1/Europe/Berlin:20270329T090000\nDURATION:PT1H',
      '03-29 09:00–10:00',
    ],
    ["in Microsoft's zone", 'DTSTART;TZID=W. Europe Standard Time:20270329T090000\nDURATION:PT1H', '03-29 09:00–10:00'],
    ['in a zone that nobody knows', 'DTSTART;TZID=Zuhause:20270329T090000\nDURATION:PT1H', '03-29 09:00–10:00'],
    ['without a zone', 'DTSTART:20270329T090000\nDTEND:20270329T100000', '03-29 09:00–10:00'],
    [
      'between two zones',
      'DTSTART;TZID=Europe/Berlin:20270329T090000\nDTEND;TZID=Europe/London:20270329T100000',
      '03-29 09:00–11:00',
    ],
    ['for a day', 'DTSTART;VALUE=DATE:20270329', '03-29 00:00–03-30 00:00'],
    ['for the day of 23 hours', 'DTSTART;VALUE=DATE:20270328\nDTEND;VALUE=DATE:20270329', '03-28 00:00–03-29 00:00'],
    [
      'over the change of the clock',
      'DTSTART;TZID=Europe/Berlin:20270328T013000\nDTEND;TZID=Europe/Berlin:20270328T033000',
      '03-28 01:30–03:30',
    ],
  ])('%s', (_, times, expected) => {
    expect(busy(calendar(BERLIN, `UID:a\n${times}`))).toEqual([expected])
  })

  it.each([
    ['cancelled', 'STATUS:CANCELLED'],
    ['marked as free', 'TRANSP:TRANSPARENT'],
    ["free in Microsoft's words", 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
    ['declined by its owner', 'ATTENDEE;PARTSTAT=DECLINED:MAILTO:Kim@Stadt.example'],
    ['our own', 'UID:0b7e6f5a-2f6c-4f0e-9a3e-1d2c3b4a5f60@sprechzeit'],
  ])('does not count when it is %s', (_, line) => {
    const times = 'DTSTART:20270329T070000Z\nDTEND:20270329T080000Z'
    expect(busy(calendar(`${line.startsWith('UID') ? '' : 'UID:a\n'}${line}\n${times}`))).toEqual([])
  })

  it('counts when it is tentative, when somebody else declined, and when the owner has not answered', () => {
    const event = (uid: string, hour: number, line: string) =>
      `UID:${uid}\n${line}\nDTSTART:20270329T0${hour}0000Z\nDTEND:20270329T0${hour}3000Z`
    expect(
      busy(
        calendar(
          event('a', 6, 'STATUS:TENTATIVE'),
          event('b', 7, 'ATTENDEE;PARTSTAT=DECLINED:mailto:jo@stadt.example'),
          event('c', 8, 'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:kim@stadt.example'),
        ),
      ),
    ).toEqual(['03-29 08:00–08:30', '03-29 09:00–09:30', '03-29 10:00–10:30'])
  })
})

describe('a recurring event', () => {
  const weekly = 'DTSTART;TZID=Europe/Berlin:20270315T090000\nDTEND;TZID=Europe/Berlin:20270315T100000'

  it('keeps its local time when the clock changes, and its last time, written in UTC', () => {
    expect(busy(calendar(`UID:a\n${weekly}\nRRULE:FREQ=WEEKLY;UNTIL=20270405T070000Z`))).toEqual([
      '03-15 09:00–10:00',
      '03-22 09:00–10:00',
      '03-29 09:00–10:00',
      '04-05 09:00–10:00',
    ])
  })

  it.each([
    ['in its zone', 'EXDATE;TZID=Europe/Berlin:20270322T090000'],
    ['in UTC', 'EXDATE:20270322T080000Z'],
    ['as a date', 'EXDATE;VALUE=DATE:20270322'],
  ])('leaves out what was dropped, %s', (_, line) => {
    expect(busy(calendar(`UID:a\n${weekly}\nRRULE:FREQ=WEEKLY;COUNT=3\n${line}`))).toEqual([
      '03-15 09:00–10:00',
      '03-29 09:00–10:00',
    ])
  })

  it('takes an occurrence that was moved from where it is, also into the window from behind it', () => {
    const moved =
      'UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:20270322T090000\nDTSTART:20270323T130000Z\nDTEND:20270323T133000Z'
    const fromBehind = 'UID:a\nRECURRENCE-ID:20270510T070000Z\nDTSTART:20270430T130000Z\nDTEND:20270430T133000Z'
    const text = calendar(`UID:a\n${weekly}\nRRULE:FREQ=WEEKLY;COUNT=9`, moved, fromBehind)
    expect(busy(text)).toEqual([
      '03-15 09:00–10:00',
      '03-23 14:00–14:30',
      '03-29 09:00–10:00',
      '04-05 09:00–10:00',
      '04-12 09:00–10:00',
      '04-19 09:00–10:00',
      '04-26 09:00–10:00',
      '04-30 15:00–15:30',
    ])
  })

  it('leaves out an occurrence that was cancelled or declined', () => {
    const exception = (day: string, line: string) =>
      `UID:a\nRECURRENCE-ID;TZID=Europe/Berlin:202703${day}T090000\n${line}\nDTSTART;TZID=Europe/Berlin:202703${day}T090000\nDURATION:PT1H`
    const text = calendar(
      `UID:a\n${weekly}\nRRULE:FREQ=WEEKLY;COUNT=3`,
      exception('22', 'STATUS:CANCELLED'),
      exception('29', 'ATTENDEE;PARTSTAT=DECLINED:mailto:kim@stadt.example'),
    )
    expect(busy(text)).toEqual(['03-15 09:00–10:00'])
  })

  it('changes from one occurrence on', () => {
    const later =
      'UID:a\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270322T090000\nDTSTART;TZID=Europe/Berlin:20270322T110000\nDTEND;TZID=Europe/Berlin:20270322T113000'
    expect(busy(calendar(`UID:a\n${weekly}\nRRULE:FREQ=WEEKLY;COUNT=4`, later))).toEqual([
      '03-15 09:00–10:00',
      '03-22 11:00–11:30',
      '03-29 11:00–11:30',
      '04-05 11:00–11:30',
    ])
  })

  it('knows single further dates, and an occurrence whose series is not there', () => {
    const alone = 'UID:b\nRECURRENCE-ID:20270401T080000Z\nDTSTART:20270401T080000Z\nDURATION:PT30M'
    expect(busy(calendar(`UID:a\n${weekly}\nRDATE;TZID=Europe/Berlin:20270318T130000`, alone))).toEqual([
      '03-15 09:00–10:00',
      '03-18 13:00–14:00',
      '04-01 10:00–10:30',
    ])
  })

  it('of whole days covers them', () => {
    expect(
      busy(calendar('UID:a\nDTSTART;VALUE=DATE:20270327\nDTEND;VALUE=DATE:20270329\nRRULE:FREQ=WEEKLY;COUNT=2')),
    ).toEqual(['03-27 00:00–03-29 00:00', '04-03 00:00–04-05 00:00'])
  })

  it('from years ago is read in a moment', () => {
    const text = calendar('UID:a\nDTSTART:20150101T080000Z\nDURATION:PT15M\nRRULE:FREQ=DAILY')
    expect(busy(text, { from: '2027-03-01T00:00Z', to: '2027-03-03T00:00Z' })).toHaveLength(2)
  })
})

it('joins what overlaps or touches, and cuts at the window', () => {
  const event = (uid: string, from: string, to: string) => `UID:${uid}\nDTSTART:202703${from}00Z\nDTEND:202703${to}00Z`
  const text = calendar(
    event('a', '01T0700', '01T0800'),
    event('b', '01T0800', '01T0830'),
    event('c', '01T0730', '01T0745'),
  )
  expect(busy(text, { from: '2027-03-01T07:15Z', to: '2027-03-02T00:00Z' })).toEqual(['03-01 08:15–09:30'])
})

it('reads published free and busy times', () => {
  const part =
    'BEGIN:VFREEBUSY\nUID:f\nFREEBUSY;FBTYPE=BUSY:20270329T070000Z/PT1H,20270329T100000Z/20270329T103000Z\nFREEBUSY;FBTYPE=FREE:20270330T070000Z/PT1H\nEND:VFREEBUSY'
  expect(busy(calendar(part))).toEqual(['03-29 09:00–10:00', '03-29 12:00–12:30'])
})

it('leaves out the one entry that makes no sense, and says so', () => {
  const text = calendar('UID:a\nSUMMARY:ohne Zeit', 'UID:b\nDTSTART:20270329T070000Z\nDURATION:PT1H')
  expect(read(text)).toMatchObject({ times: [expect.anything()], unreadable: 1 })
})

it.each(['', 'nur Text', '<html></html>', 'BEGIN:VCARD\r\nEND:VCARD\r\n', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'])(
  '%j is no calendar',
  (text) => {
    expect(() => read(text)).toThrow(new CalendarProblem('unreadable'))
  },
)

it('refuses what would never end', () => {
  const text = calendar('UID:a\nDTSTART:20200101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY')
  expect(() => read(text)).toThrow(new CalendarProblem('crowded'))
})
