/** Units of the form, the longest first. */
export const LEAD_UNITS = ['days', 'hours', 'minutes'] as const
export type LeadUnit = (typeof LEAD_UNITS)[number]

export const MINUTES_OF: Record<LeadUnit, number> = { days: 1440, hours: 60, minutes: 1 }

/** Minutes in the longest unit that holds them whole: 2880 is 2 days, 90 is 90 minutes. */
export function splitMinutes(minutes: number): { value: number; unit: LeadUnit } {
  const unit = minutes === 0 ? 'minutes' : LEAD_UNITS.find((one) => minutes % MINUTES_OF[one] === 0)!
  return { value: minutes / MINUTES_OF[unit], unit }
}

export function readLeadUnit(text: string): LeadUnit {
  return LEAD_UNITS.find((unit) => unit === text) ?? 'minutes'
}
