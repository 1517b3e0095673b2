import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { isRefusalCode } from '#app/lib/errors.ts'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from './page-facts.ts'
import { PublicPage } from './public-page.tsx'
import { refusalText } from './refusal-text.ts'

/** Page for what went wrong: not found, not allowed, too many tries, or a fault of ours. Says what to do next. */
export function PageError() {
  const error = useRouteError()
  const { municipality } = usePageFacts()
  const { title, text } = wordsOf(error)
  return (
    <PublicPage>
      <div className="tp-wrap tp-section tp-stack">
        <h1 className="tp-h1">{title}</h1>
        <p className="tp-lead">{text}</p>
        <p>
          {m.common_error_call({ phone: municipality.phone })} <a href="/">{m.common_to_start()}</a>
        </p>
      </div>
    </PublicPage>
  )
}

/** The document title of the error page. */
export function pageErrorTitle(error: unknown): string {
  return wordsOf(error).title
}

function wordsOf(error: unknown): { title: string; text: string } {
  if (!isRouteErrorResponse(error)) return words(500)
  const code = (error.data as { code?: unknown } | null)?.code
  if (isRefusalCode(code) && code !== 'not_found')
    return { title: m.common_error_refused_title(), text: refusalText(code) }
  return words(error.status)
}

function words(status: number): { title: string; text: string } {
  if (status === 404 || status === 405) return { title: m.common_error_404_title(), text: m.common_error_404_text() }
  if (status === 401 || status === 403) return { title: m.common_error_403_title(), text: m.common_error_403_text() }
  if (status === 429) return { title: m.common_error_429_title(), text: m.common_error_429_text() }
  return { title: m.common_error_500_title(), text: m.common_error_500_text() }
}
