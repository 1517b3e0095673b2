import type { MetaFunction } from '@remix-run/node'
import { requestLocale } from '#app/lib/request-locale.ts'
import { accessibility } from '#app/locales/pages/accessibility.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { ProsePage } from '#app/ui/prose-page.tsx'

export const meta: MetaFunction = () => [{ title: accessibility[requestLocale()].title }]

export default function Accessibility() {
  const { locale, municipality } = usePageFacts()
  const { title, body } = accessibility[locale]
  return <ProsePage title={title}>{body(municipality)}</ProsePage>
}
