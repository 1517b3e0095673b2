import { createHash } from 'node:crypto'
import { localDayAt, localDays, spansShowing } from './wall-clock.ts'

export const CHANNELS = ['public', 'call_centre', 'internal'] as const
export type Channel = (typeof CHANNELS)[number]

/** What one channel may take of an opening on one date, for each resource by itself. */
export type Quota = {
  channel: Channel
  /** Percent of the opening's minutes without its breaks; null: no such limit. */
  maxShare: number | null
  /** Appointments; null: no such limit. */
  maxCount: number | null
  /** Days before the date on which the channel may begin to book; null: as soon as the horizon shows the date. */
  releaseDays: number | null
  /** Minute of the local day of the release. */
  releaseMinute: number
  releaseLots: number
  /** Within so many minutes after the release the lots come at random minutes. */
  releaseSpreadMinutes: number
  /** From so many days before the date on the limit no longer holds; null: it always holds. */
  liftedDays: number | null
  /** Whoever does not know it cannot know the minutes of the lots. */
  lotSecret: string
}

/** The date in question (days since 1970-01-01), how long the opening is on it, and now as epoch minutes, seconds as fractions. */
export type QuotaDate = { timeZone: string; day: number; openMinutes: number; now: number }

/** Up to how many appointments and minutes the channel may have; Infinity: no limit. */
export type Allowance = { appointments: number; minutes: number }

const NOTHING: Allowance = { appointments: 0, minutes: 0 }
const EVERYTHING: Allowance = { appointments: Infinity, minutes: Infinity }

/**
 * What the channel may have of the opening by now. While only some of the lots are out, their part of the limit holds, or without a limit
 * their part of the whole opening. Lifting ends the limit, not the release.
 */
export function allowanceOf(quota: Quota, date: QuotaDate): Allowance {
  const lots = countReleasedLots(quota, date)
  if (lots === 0) return NOTHING
  const part = lots / quota.releaseLots
  const { liftedDays, maxShare, maxCount } = quota
  if (part === 1 && liftedDays !== null && localDayAt(date.timeZone, Math.floor(date.now)) >= date.day - liftedDays)
    return EVERYTHING
  if (maxCount !== null) return { appointments: Math.floor(maxCount * part), minutes: Infinity }
  if (maxShare === null && part === 1) return EVERYTHING
  return { appointments: Infinity, minutes: (date.openMinutes * (maxShare ?? 100) * part) / 100 }
}

/** Epoch minutes at which the lots come, ascending; always the same for the same secret and date. */
export function lotMinutes(quota: Quota, { timeZone, day }: Pick<QuotaDate, 'timeZone' | 'day'>): number[] {
  const release = releaseMinuteOf(quota, timeZone, day)
  return Array.from({ length: quota.releaseLots }, (_, lot) => release + drawMinute(quota, day, lot)).sort(
    (a, b) => a - b,
  )
}

function countReleasedLots(quota: Quota, date: QuotaDate): number {
  if (quota.releaseDays === null) return quota.releaseLots
  const release = releaseMinuteOf(quota, date.timeZone, date.day)
  if (date.now < release) return 0
  if (date.now >= release + quota.releaseSpreadMinutes) return quota.releaseLots
  return lotMinutes(quota, date).filter((minute) => minute <= date.now).length
}

/** A minute that the local day lacks is the first one after it, a minute that it has twice the first of both. */
function releaseMinuteOf({ releaseDays, releaseMinute }: Quota, timeZone: string, day: number): number {
  const date = day - (releaseDays ?? 0)
  const [found] = localDays(timeZone, date, date)
  return spansShowing(found!.spans, date, releaseMinute, 1440)[0]?.from ?? (date + 1) * 1440
}

function drawMinute({ lotSecret, channel, releaseSpreadMinutes }: Quota, day: number, lot: number): number {
  if (releaseSpreadMinutes === 0) return 0
  const digest = createHash('sha256').update(`${lotSecret} ${channel} ${day} ${lot}`).digest()
  return digest.readUInt32BE(0) % releaseSpreadMinutes
}
