import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'

/** "Mo., 15.03.2027, 10:05 Uhr" */
export function useWhen(zone: string): (at: string) => string {
  const { locale } = usePageFacts()
  return (at) => `${formatShortDate({ at, zone, locale })}, ${formatTime({ at, zone, locale })}`
}
