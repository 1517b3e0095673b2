import type { MetaFunction } from '@remix-run/node'
import { requestLocale } from '#app/lib/request-locale.ts'
import { reportBarrier } from '#app/locales/pages/report-barrier.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { ProsePage } from '#app/ui/prose-page.tsx'

export const meta: MetaFunction = () => [{ title: reportBarrier[requestLocale()].title }]

export default function ReportBarrier() {
  const { locale, municipality } = usePageFacts()
  const { title, body } = reportBarrier[locale]
  return <ProsePage title={title}>{body(municipality)}</ProsePage>
}
