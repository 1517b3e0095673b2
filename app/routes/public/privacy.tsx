import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listRetentionTimes } from '#app/features/retention/queries.server.ts'
import { requestLocale } from '#app/lib/request-locale.ts'
import { privacy } from '#app/locales/pages/privacy.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { ProsePage } from '#app/ui/prose-page.tsx'

export const meta: MetaFunction = () => [{ title: privacy[requestLocale()].title }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { db, config } = context
  return { holdMinutes: config.holdMinutes, departments: await listRetentionTimes(db.sql, config.requestMinutes) }
}

export default function Privacy() {
  const { locale, municipality } = usePageFacts()
  const times = useLoaderData<typeof loader>()
  const { title, body } = privacy[locale]
  return <ProsePage title={title}>{body({ city: municipality, ...times })}</ProsePage>
}
