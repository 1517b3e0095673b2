/** Minutes of the local day. */
export type WeeklyWindow = {
  weekday: number
  from: number
  to: number
  breaks: [number, number][]
  everyWeeks: number
  startsInWeek: 0 | 1
}

const at = (hour: number, minute = 0) => hour * 60 + minute

function windows(
  weekdays: number[],
  from: number,
  to: number,
  breaks: [number, number][] = [],
  rhythm: { everyWeeks: number; startsInWeek: 0 | 1 } = { everyWeeks: 1, startsInWeek: 0 },
): WeeklyWindow[] {
  return weekdays.map((weekday) => ({ weekday, from, to, breaks, ...rhythm }))
}

/** How people in a town hall work: full time with and without a lunch break in the rule, part time, late Thursday, every other week. */
export const WORKING_WEEKS: WeeklyWindow[][] = [
  [
    ...windows([1, 2, 3, 4, 5], at(8), at(12), [[at(10), at(10, 15)]]),
    ...windows([1, 2], at(13), at(16)),
    ...windows([4], at(13), at(18), [[at(15, 30), at(15, 45)]]),
  ],
  windows([1, 2, 3, 4, 5], at(8), at(16), [[at(12), at(12, 45)]]),
  windows([1, 3, 5], at(7, 30), at(13), [[at(10, 15), at(10, 30)]]),
  [
    ...windows([2, 3, 5], at(9), at(17), [
      [at(12, 30), at(13)],
      [at(15), at(15, 10)],
    ]),
    ...windows([4], at(10), at(18), [[at(13), at(13, 45)]]),
  ],
  [
    ...windows([1, 2, 3], at(8), at(12, 30), [], { everyWeeks: 2, startsInWeek: 0 }),
    ...windows([3, 4, 5], at(8), at(12, 30), [], { everyWeeks: 2, startsInWeek: 1 }),
    ...windows([2, 4], at(13, 15), at(17)),
  ],
]
