import type { Channel } from '#app/features/scheduling/quota.ts'
import { type FormValues, formatMinute, one, readClock, readNumber } from './form-values.ts'
import type { FieldProblem } from './problems.ts'
import { CHANNELS, type QuotaState } from './rules.ts'

/** Quotas as the rows of the editor give them; a channel without a limit and without a release has none. */
export function readQuotas(values: FormValues, problems: FieldProblem[]): QuotaState[] {
  return CHANNELS.flatMap((channel) => readQuota(channel, values, problems) ?? [])
}

function readQuota(channel: Channel, values: FormValues, problems: FieldProblem[]): QuotaState | null {
  const read = (name: string, min: number, max: number): number | null => {
    const text = one(values, `${channel}-${name}`)
    const value = readNumber(text, min, max)
    if (value === null && text !== '')
      problems.push({ field: `${channel}-${name}`, code: 'no_number', facts: { min, max } })
    return value
  }
  const limit = one(values, `${channel}-limit`)
  const value = limit === 'share' ? read('value', 0, 100) : limit === 'count' ? read('value', 0, 1000) : null
  if ((limit === 'share' || limit === 'count') && one(values, `${channel}-value`) === '')
    problems.push({ field: `${channel}-value`, code: 'required' })
  const releaseDays = read('releaseDays', 0, 730)
  const time = one(values, `${channel}-releaseTime`)
  const releaseMinute = time === '' ? 0 : readClock(time)
  if (releaseMinute === null || releaseMinute === 1440)
    problems.push({ field: `${channel}-releaseTime`, code: 'no_time' })
  const quota = {
    channel,
    maxShare: limit === 'share' ? value : null,
    maxCount: limit === 'count' ? value : null,
    releaseDays,
    releaseMinute: releaseMinute ?? 0,
    releaseLots: read('lots', 1, 20) ?? 1,
    releaseSpreadMinutes: read('spread', 0, 2880) ?? 0,
    liftedDays: read('lifted', 0, 730),
  }
  return value === null && releaseDays === null ? null : quota
}

/** The rows as they stand for stored quotas. */
export function writeQuotas(quotas: readonly QuotaState[]): FormValues {
  return Object.fromEntries(
    quotas.flatMap((quota) => {
      const text = (value: number | null) => [value === null ? '' : String(value)]
      const fields: Record<string, string[]> = {
        limit: [quota.maxShare !== null ? 'share' : quota.maxCount !== null ? 'count' : ''],
        value: text(quota.maxShare ?? quota.maxCount),
        releaseDays: text(quota.releaseDays),
        releaseTime: [quota.releaseDays === null ? '' : formatMinute(quota.releaseMinute)],
        lots: text(quota.releaseLots > 1 ? quota.releaseLots : null),
        spread: text(quota.releaseSpreadMinutes || null),
        lifted: text(quota.liftedDays),
      }
      return Object.entries(fields).map(([name, value]) => [`${quota.channel}-${name}`, value])
    }),
  )
}
