import { m } from '#app/locales/generated/messages.js'
import { Facts } from '#app/ui/facts.tsx'
import { formatDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { WaitingView } from '../get-waiting-view.server.ts'

/** Which appointment this link is for. */
export function CheckFacts({ view }: { view: WaitingView }) {
  const { locale } = usePageFacts()
  const when = { at: view.startsAt, zone: view.timeZone, locale }
  const service = locale === 'en' && view.serviceNameEn ? view.serviceNameEn : view.serviceName
  return (
    <Facts
      facts={[
        { icon: 'description', label: m.visit_fact_service(), value: service },
        { icon: 'schedule', label: m.visit_fact_time(), value: `${formatDate(when)}, ${formatTime(when)}` },
        { icon: 'apartment', label: m.visit_fact_department(), value: view.departmentName },
      ]}
    />
  )
}
