export type CountedAppointment = {
  status: string
  parties: readonly { arrivedAt: string | null; admittedAt: string | null }[]
}

export type DayFigures = {
  /** Without cancelled ones. */
  appointments: number
  waiting: number
  running: number
  done: number
  noShow: number
  /** Mean of arrival to admission in whole minutes over everybody admitted; null when nobody was. */
  meanWaitMinutes: number | null
}

/** The figures above a day, counted over the appointments given. */
export function dayFigures(appointments: readonly CountedAppointment[]): DayFigures {
  const count = (...statuses: string[]) => appointments.filter(({ status }) => statuses.includes(status)).length
  const waits = appointments.flatMap(({ parties }) => parties.flatMap(waitOf))
  return {
    appointments: appointments.length - count('cancelled'),
    waiting: count('waiting'),
    running: count('running'),
    done: count('done'),
    noShow: count('no_show'),
    meanWaitMinutes:
      waits.length > 0 ? Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length / 60_000) : null,
  }
}

/** Who was let in before the waiting room noted an arrival waited not at all. */
function waitOf({ arrivedAt, admittedAt }: { arrivedAt: string | null; admittedAt: string | null }): number[] {
  if (!arrivedAt || !admittedAt) return []
  return [Math.max(0, Date.parse(admittedAt) - Date.parse(arrivedAt))]
}
