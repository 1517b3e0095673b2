import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import type { Fact } from '#app/ui/facts.tsx'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import type { RehearsalResult } from '../find-rehearsal.server.ts'
import { adviceNames, VERDICTS } from './rehearsal-words.ts'

/** How the last rehearsal went, for staff; null where there was none. */
export function rehearsalFact(result: RehearsalResult | null, zone: string, locale: Locale): Fact | null {
  if (!result) return null
  const when = { at: result.at, zone, locale }
  const words = [VERDICTS[result.verdict].short()]
  if (result.advice.length > 0) words.push(`(${adviceNames(result.advice)})`)
  return {
    icon: 'videocam',
    label: m.visit_rehearsal_fact(),
    value: `${words.join(' ')}, ${formatShortDate(when)}, ${formatTime(when)}`,
  }
}
