import type { CatalogueInput } from '#app/features/catalogue/schema.ts'
import type { RhythmName } from './people.ts'

type ResourceInput = NonNullable<CatalogueInput['resources']>[number]
type OpeningInput = NonNullable<ResourceInput['openings']>[number]

const WEEKDAYS = [1, 2, 3, 4, 5]
const coffee = { from: '10:00', to: '10:15' }

function onDays(days: number[], from: string, to: string, more: Partial<OpeningInput> = {}): OpeningInput[] {
  return days.map((weekday) => ({ weekday, from, to, ...more }))
}

const rhythms: Record<RhythmName, OpeningInput[]> = {
  full: [
    ...onDays(WEEKDAYS, '08:00', '12:30', { breaks: [coffee] }),
    ...onDays([1, 2, 3], '13:30', '15:30'),
    ...onDays([4], '13:30', '18:00', { breaks: [{ from: '16:00', to: '16:15' }] }),
  ],
  early: [...onDays(WEEKDAYS, '07:30', '13:00', { breaks: [coffee] })],
  late: [
    ...onDays([1, 2, 4], '10:00', '14:00'),
    ...onDays([1, 2, 4], '14:45', '18:30'),
    ...onDays([5], '09:00', '13:00'),
  ],
  mornings: [...onDays([1, 2, 3, 4], '08:00', '12:00', { breaks: [coffee] })],
  afternoons: [
    ...onDays([1, 3], '12:30', '17:00'),
    ...onDays([4], '12:30', '18:00', { breaks: [{ from: '15:00', to: '15:20' }] }),
  ],
  // One week mornings, the other week afternoons: job sharing.
  fortnight: [
    ...onDays(WEEKDAYS, '08:00', '12:30', { breaks: [coffee], everyWeeks: 2, validFrom: '2026-01-05' }),
    ...onDays(WEEKDAYS, '13:00', '17:00', { everyWeeks: 2, validFrom: '2026-01-12' }),
  ],
  // So that the demo can be tried at any hour and in any zone.
  always: onDays([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00'),
  longDay: onDays([1, 2, 3, 4, 5, 6, 7], '06:00', '22:00', { breaks: [{ from: '12:30', to: '13:15' }] }),
}

/** Openings, single changed days and absences of a caseworker; `index` spreads the absences over the people. */
export function hoursOf(
  rhythm: RhythmName,
  index: number,
  today: Temporal.PlainDate,
): Pick<ResourceInput, 'openings' | 'exceptions' | 'absences'> {
  const hours = {
    openings: rhythms[rhythm],
    exceptions: [] as NonNullable<ResourceInput['exceptions']>,
    absences: [] as NonNullable<ResourceInput['absences']>,
  }
  if (rhythm === 'always') return hours
  if (index % 9 === 4) hours.absences.push(absence(today.add({ days: 7 }), 5, 'vacation'))
  if (index % 11 === 6) hours.absences.push(absence(today.subtract({ days: 4 }), 3, 'other'))
  if (index % 7 === 3) hours.absences.push(afternoonOff(nextWorkday(today.add({ days: 3 })), 'training'))
  if (index % 8 === 5) {
    const date = nextWorkday(today.add({ days: 9 })).toString()
    hours.exceptions.push({
      date,
      windows: [
        { from: '09:00', to: '11:30' },
        { from: '16:00', to: '19:00' },
      ],
    })
  }
  if (index % 13 === 7) hours.exceptions.push({ date: nextWorkday(today.add({ days: 5 })).toString(), windows: [] })
  return hours
}

function absence(first: Temporal.PlainDate, days: number, reason: string) {
  return { start: at(first, 0), end: at(first.add({ days }), 0), reason }
}

function afternoonOff(day: Temporal.PlainDate, reason: string) {
  return { start: at(day, 12), end: at(day, 20), reason }
}

function at(day: Temporal.PlainDate, hour: number): string {
  const local = day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: { hour } })
  return local.toString({ timeZoneName: 'never' })
}

function nextWorkday(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day
}
