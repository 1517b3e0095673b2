import type { ReactNode } from 'react'
import { PublicPage } from './public-page.tsx'

/** A citizen page of running text. */
export function ProsePage({ title, lang, children }: { title: string; lang?: string; children: ReactNode }) {
  return (
    <PublicPage>
      <article className="tp-wrap tp-section tp-stack tp-prose" lang={lang}>
        <h1 className="tp-h1">{title}</h1>
        {children}
      </article>
    </PublicPage>
  )
}
