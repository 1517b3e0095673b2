import type { Locale } from '#app/lib/locale.ts'
import { formatDay } from '#app/ui/format.ts'

/** "Donnerstag, 26. November" of `YYYY-MM-DD`. */
export function dayWord(date: string, locale: Locale): string {
  return formatDay({ at: `${date}T12:00:00Z`, zone: 'UTC', locale })
}
