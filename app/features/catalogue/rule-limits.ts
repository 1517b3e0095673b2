/** Both included. */
export type Limit = { min: number; max: number }

/** What the rules of a service may say, in the import and in the forms alike. Minutes are elapsed minutes. */
export const SERVICE_LIMITS = {
  durationMinutes: { min: 1, max: 1440 },
  bufferBeforeMinutes: { min: 0, max: 1440 },
  bufferAfterMinutes: { min: 0, max: 1440 },
  gridMinutes: { min: 1, max: 1440 },
  maxPersons: { min: 1, max: 20 },
  extraPersonMinutes: { min: 0, max: 240 },
  /** A year at most. */
  leadTimeMinutes: { min: 0, max: 525_600 },
  horizonDays: { min: 0, max: 730 },
  moveLimit: { min: 0, max: 100 },
  maxActivePerContact: { min: 1, max: 100 },
} as const satisfies Record<string, Limit>

/** Of each kind of resource that an appointment takes at once. */
export const MOST_RESOURCES = 5

/** What the rules of a department may say. */
export const DEPARTMENT_LIMITS = {
  requestMinutes: { min: 1, max: 10_080 },
  offerMinutes: { min: 5, max: 1440 },
  proposalHours: { min: 1, max: 720 },
  restMinMinutes: { min: 0, max: 1440 },
  restMaxMinutes: { min: 0, max: 1440 },
  /** Somebody called back to the waiting room has this long to return. */
  callGraceMinutes: { min: 1, max: 60 },
  appointmentRetentionDays: { min: 0, max: 3650 },
  documentRetentionDays: { min: 0, max: 3650 },
} as const satisfies Record<string, Limit>

const MINUTES_A_DAY = 1440

/** The longest appointment of a service, buffers not counted. */
export function longestVisit(rules: Record<'durationMinutes' | 'extraPersonMinutes' | 'maxPersons', number>): number {
  return rules.durationMinutes + (rules.maxPersons - 1) * rules.extraPersonMinutes
}

/** No appointment lasts longer than a day. */
export function isTooLong(rules: Parameters<typeof longestVisit>[0]): boolean {
  return longestVisit(rules) > MINUTES_A_DAY
}
