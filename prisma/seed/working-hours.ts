import type { Catalogue } from '#app/features/catalogue/schema.ts'
import { isHoliday } from '#app/features/scheduling/holidays.ts'
import { toEpochDay } from '#app/features/scheduling/local-date.ts'
import { windowsOn } from '#app/features/scheduling/openings.ts'

type Office = Catalogue['offices'][number]
type Resource = Catalogue['resources'][number]

/** A stretch in which somebody works, in epoch minutes; starts of appointments count from `gridFrom`. */
export type Stretch = { from: number; to: number; gridFrom: number }

/** When `resource` works on `date`: openings or the exception of that day, without breaks, closed days and absences. */
export function stretchesOn(resource: Resource, office: Office, date: Temporal.PlainDate): Stretch[] {
  const day = toEpochDay(date)
  const overrides = new Map(office.holidays.map((holiday) => [epochDay(holiday.date), holiday.closed]))
  const isClosed = office.closures.some(
    (closure) => closure.first <= date.toString() && date.toString() <= closure.last,
  )
  if (isClosed || isHoliday({ land: office.land, overrides }, day)) return []
  const rules = resource.openings.map((opening) => ({
    ...opening,
    breaks: pairs(opening.breaks),
    validFrom: opening.validFrom ? epochDay(opening.validFrom) : 4,
    validTo: opening.validTo ? epochDay(opening.validTo) : null,
  }))
  const exceptions = new Map(
    resource.exceptions.map(({ date: on, windows }) => [
      epochDay(on),
      windows.map((window) => ({ from: window.from, to: window.to, breaks: pairs(window.breaks) })),
    ]),
  )
  const midnight = date.toZonedDateTime(office.timeZone).epochMilliseconds / 60_000
  return windowsOn({ rules, exceptions }, day)
    .flatMap((window) => cut({ from: window.from, to: window.to, gridFrom: window.from }, window.breaks))
    .map((part) => ({ from: midnight + part.from, to: midnight + part.to, gridFrom: midnight + part.gridFrom }))
    .flatMap((part) =>
      cut(
        part,
        resource.absences.map((absence) => [absence.start, absence.end] as const),
      ),
    )
    .sort((a, b) => a.from - b.from)
}

function cut(stretch: Stretch, holes: readonly (readonly [number, number])[]): Stretch[] {
  let parts = [stretch]
  for (const [from, to] of holes) {
    parts = parts
      .flatMap((part) => [
        { ...part, to: Math.min(part.to, from) },
        { ...part, from: Math.max(part.from, to) },
      ])
      .filter((part) => part.from < part.to)
  }
  return parts
}

function pairs(breaks: readonly { from: number; to: number }[]): [number, number][] {
  return breaks.map((pause) => [pause.from, pause.to])
}

function epochDay(date: string): number {
  return toEpochDay(Temporal.PlainDate.from(date))
}
