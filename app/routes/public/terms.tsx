import type { MetaFunction } from '@remix-run/node'
import { requestLocale } from '#app/lib/request-locale.ts'
import { terms } from '#app/locales/pages/terms.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { ProsePage } from '#app/ui/prose-page.tsx'

export const meta: MetaFunction = () => [{ title: terms[requestLocale()].title }]

export default function Terms() {
  const { locale, municipality } = usePageFacts()
  const { title, body } = terms[locale]
  return <ProsePage title={title}>{body(municipality)}</ProsePage>
}
