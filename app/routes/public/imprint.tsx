import type { MetaFunction } from '@remix-run/node'
import { requestLocale } from '#app/lib/request-locale.ts'
import { imprint } from '#app/locales/pages/imprint.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { ProsePage } from '#app/ui/prose-page.tsx'

export const meta: MetaFunction = () => [{ title: imprint[requestLocale()].title }]

export default function Imprint() {
  const { locale, municipality } = usePageFacts()
  const { title, body } = imprint[locale]
  return <ProsePage title={title}>{body(municipality)}</ProsePage>
}
