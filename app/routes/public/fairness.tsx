import type { MetaFunction } from '@remix-run/node'
import { requestLocale } from '#app/lib/request-locale.ts'
import { fairness } from '#app/locales/pages/fairness.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { ProsePage } from '#app/ui/prose-page.tsx'

export const meta: MetaFunction = () => [{ title: fairness[requestLocale()].title }]

export default function Fairness() {
  const { locale, municipality } = usePageFacts()
  const { title, body } = fairness[locale]
  return <ProsePage title={title}>{body(municipality)}</ProsePage>
}
