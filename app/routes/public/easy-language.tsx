import type { MetaFunction } from '@remix-run/node'
import { easyLanguageBody, easyLanguageTitle } from '#app/locales/pages/easy-language.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { ProsePage } from '#app/ui/prose-page.tsx'

export const meta: MetaFunction = () => [{ title: easyLanguageTitle }]

export default function EasyLanguage() {
  const { municipality } = usePageFacts()
  return (
    <ProsePage title={easyLanguageTitle} lang="de-x-simple">
      {easyLanguageBody(municipality)}
    </ProsePage>
  )
}
