import '#app/ui/message-locale.ts'
import kernCss from '@kern-ux/native/dist/kern.min.css?url'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from '@remix-run/react'
import type { ReactNode } from 'react'
import fontRegular from '#app/assets/fonts/FiraSans-Regular.woff2?url'
import appCss from '#app/assets/styles/app.css?url'
import { getMunicipality } from '#app/features/catalogue/queries.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { useNonce } from '#app/ui/nonce.ts'
import { PageError, pageErrorTitle } from '#app/ui/page-error.tsx'
import { type PageFacts, usePageFacts } from '#app/ui/page-facts.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: kernCss },
  { rel: 'stylesheet', href: appCss },
  { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href: fontRegular },
  { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' },
]

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: error ? pageErrorTitle(error) : (data?.municipality.name ?? m.common_product_name()) },
]

export async function loader({ request, context }: LoaderFunctionArgs): Promise<PageFacts> {
  const url = new URL(request.url)
  url.searchParams.delete('sprache')
  return {
    locale: context.locale,
    municipality: await getMunicipality(context.db),
    here: `${url.pathname}${url.search}`,
  }
}

/** The document. Scripts go only to pages with a route that asks for them by `handle.hydrate`. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const { locale } = usePageFacts()
  const hydrate = useMatches().some((match) => (match.handle as { hydrate?: boolean } | undefined)?.hydrate)
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {hydrate ? (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        ) : null}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <PageError />
}
