import { describe, expect, it } from 'vitest'
import { appointmentEntry, catalogueFile } from '#tests/factories/catalogue-file.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { CatalogueRefused, formatProblem } from './problems.ts'
import { readCatalogue } from './read-catalogue.ts'

const NOW = Temporal.Instant.from('2027-03-01T08:00:00Z')

/** Every problem of a file as the command prints it. */
function problemsOf(file: unknown): string[] {
  try {
    return checkCatalogue(readCatalogue(file), NOW).map(formatProblem)
  } catch (error) {
    if (error instanceof CatalogueRefused) return error.problems.map(formatProblem)
    throw error
  }
}

describe('an import file', () => {
  it('passes when it is right', () => {
    expect(problemsOf(catalogueFile())).toEqual([])
  })

  it('has the place of each wrong field named', () => {
    const file = catalogueFile()
    Object.assign(file.offices[0]!, { timeZone: 'Europe/Berln' })
    Object.assign(file.services[0]!, { leikaKey: '12', durationMinuts: 20 })
    file.staff[0]!.email = 'kim'
    file.resources[0]!.openings = [{ weekday: 1, from: '8:00', to: '24:01', validFrom: '2027-02-29' }]
    file.appointments[0]!.start = '2027-03-15T08:00:30+01:00'
    expect(problemsOf(file)).toEqual([
      'offices[0].timeZone: "Europe/Berln" is no IANA time zone',
      'services[0].leikaKey: is no LeiKa key: 14 digits that begin with 99',
      'services[0].durationMinuts: is not known here',
      'staff[0].email: "kim" is no e-mail address',
      'resources[0].openings[0].from: "8:00" is no time between "00:00" and "24:00"',
      'resources[0].openings[0].to: "24:01" is no time between "00:00" and "24:00"',
      'resources[0].openings[0].validFrom: "2027-02-29" is no date such as "2027-03-28"',
      'appointments[0].start: "2027-03-15T08:00:30+01:00" is no whole minute with offset such as "2027-03-15T08:00:00+01:00"',
    ])
  })

  it('has rules out of bounds and rules that contradict each other named at their place', () => {
    const file = catalogueFile()
    Object.assign(file.departments[0]!, { offerMinutes: 4, proposalHours: 721, restMaxMinutes: -1 })
    Object.assign(file.services[0]!, { maxActivePerContact: 0, asksBirthYear: 'ja', horizonDays: 731, gridMinutes: 0 })
    expect(problemsOf(file)).toEqual([
      'departments[0].offerMinutes: Too small: expected number to be >=5',
      'departments[0].proposalHours: Too big: expected number to be <=720',
      'departments[0].restMaxMinutes: Too small: expected number to be >=0',
      'services[0].horizonDays: Too big: expected number to be <=730',
      'services[0].gridMinutes: Too small: expected number to be >=1',
      'services[0].maxActivePerContact: Too small: expected number to be >=1',
      'services[0].asksBirthYear: Invalid input: expected boolean, received string',
    ])
    const other = catalogueFile()
    other.departments = [
      { ...other.departments[0]!, restMinMinutes: 10, restMaxMinutes: 5 },
      { id: 'd2', name: 'Standesamt', restMaxMinutes: 5 },
    ]
    Object.assign(other.services[0]!, { durationMinutes: 1400, maxPersons: 3, extraPersonMinutes: 30 })
    expect(problemsOf(other)).toEqual([
      'departments[0].restMaxMinutes: 5 is less than restMinMinutes, 10',
      'departments[1].restMinMinutes: is missing; restMinMinutes and restMaxMinutes go together',
      'services[0].extraPersonMinutes: makes an appointment for 3 persons longer than a day',
    ])
  })

  it('says what is missing', () => {
    const { departments: _, ...rest } = catalogueFile()
    expect(problemsOf(rest)).toEqual(['departments: is missing'])
    expect(problemsOf([])).toHaveLength(1)
  })

  it('refuses a fixed offset as a time zone, which knows no summer time', () => {
    const file = catalogueFile()
    file.offices[0]!.timeZone = '+01:00'
    expect(problemsOf(file)).toEqual(['offices[0].timeZone: "+01:00" is no IANA time zone'])
  })

  it('may refer only to what it holds', () => {
    const file = catalogueFile()
    file.offices[0]!.department = 'd9'
    file.offerings[0]!.service = 's9'
    file.resources[0]!.offerings = ['a9']
    file.resources[1]!.office = 'o9'
    file.appointments[0]!.resources = ['r9']
    expect(problemsOf(file)).toEqual([
      'offices[0].department: "d9" is no department of this file',
      'offerings[0].service: "s9" is no service of this file',
      'resources[0].offerings[0]: "a9" is no offering of this file',
      'resources[1].office: "o9" is no office of this file',
      'appointments[0].resources[0]: "r9" is no resource of this file',
    ])
  })

  it('uses an id, an address and a pair of service and office once', () => {
    const file = catalogueFile()
    file.staff.push({ ...file.staff[0]!, id: 'p2', email: 'Kim.Probe@example.org' })
    file.offerings.push({ id: 'a2', service: 's1', office: 'o1' })
    file.resources.push(file.resources[1]!)
    expect(problemsOf(file)).toEqual([
      'offerings[1].office: "s1 at o1" stands in offerings[0] already',
      'staff[1].email: "kim.probe@example.org" stands in staff[0] already',
      'resources[2].id: "r2" stands in resources[1] already',
    ])
  })

  it('has windows and ranges that go forward', () => {
    const file = catalogueFile()
    file.resources[0]!.openings = [{ weekday: 1, from: '12:00', to: '08:00', everyWeeks: 2 }]
    file.resources[0]!.exceptions = [
      { date: '2027-03-29', windows: [{ from: '08:00', to: '12:00', breaks: [{ from: '10:00', to: '10:00' }] }] },
    ]
    file.resources[0]!.absences = [{ start: '2027-04-02T00:00:00Z', end: '2027-04-01T00:00:00Z' }]
    file.offices[0]!.closures = [{ first: '2027-07-09', last: '2027-07-05' }]
    file.appointments[0]!.end = file.appointments[0]!.start
    expect(problemsOf(file)).toEqual([
      'offices[0].closures[0].last: "2027-07-05" lies before first, "2027-07-09"',
      'resources[0].openings[0].to: does not lie after from on the same day',
      'resources[0].openings[0].validFrom: is missing: the weeks of everyWeeks are counted from it',
      'resources[0].exceptions[0].windows[0].breaks[0].to: does not lie after from on the same day',
      'resources[0].absences[0].end: does not lie after start',
      'appointments[0].end: does not lie after start',
    ])
  })
})

describe('two appointments of one resource', () => {
  const withSecond = (second: object) => {
    const file = catalogueFile()
    file.appointments.push({ ...appointmentEntry('t2', '2027-03-15T07:24:00Z', '2027-03-15T07:44:00Z'), ...second })
    return problemsOf(file)
  }

  it('may not meet within their buffers, and both are named', () => {
    expect(withSecond({})).toEqual([
      'appointments[1]: "t2" (2027-03-15T07:24:00Z to 2027-03-15T07:49:00Z) overlaps appointments[0] "t1" (2027-03-15T07:00:00Z to 2027-03-15T07:25:00Z) of resource "r1", buffers included',
    ])
  })

  it('may touch', () => {
    expect(withSecond({ start: '2027-03-15T07:25:00Z', end: '2027-03-15T07:45:00Z' })).toEqual([])
    expect(
      withSecond({ start: '2027-03-15T07:25:00Z', end: '2027-03-15T07:45:00Z', bufferBeforeMinutes: 1 }),
    ).toHaveLength(1)
  })

  it('may meet when one takes no time', () => {
    expect(withSecond({ state: 'cancelled' })).toEqual([])
    expect(withSecond({ state: 'held', expiresAt: '2027-03-01T08:00:00Z' })).toEqual([])
    expect(withSecond({ state: 'held', expiresAt: '2027-03-01T08:01:00Z' })).toHaveLength(1)
    expect(withSecond({ resources: ['r2'] })).toEqual([])
  })

  it('are found even behind a shorter one in between', () => {
    const file = catalogueFile()
    file.appointments = [
      appointmentEntry('long', '2027-03-15T07:00:00Z', '2027-03-15T12:00:00Z'),
      appointmentEntry('early', '2027-03-15T08:00:00Z', '2027-03-15T08:10:00Z'),
      appointmentEntry('late', '2027-03-15T10:00:00Z', '2027-03-15T10:10:00Z'),
    ]
    expect(problemsOf(file).map((problem) => problem.match(/"(early|late)".*"long"/)?.[1])).toEqual(['early', 'late'])
  })
})
