import type { ReactNode } from 'react'
import type { Locale } from '#app/lib/locale.ts'
import type { PageFacts } from '#app/ui/page-facts.ts'

export type City = PageFacts['municipality']

/** A page of prose: one title and body a language. Short screen texts are messages; these are whole pages. */
export type PageText<Facts = City> = Record<Locale, { title: string; body: (facts: Facts) => ReactNode }>

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="tp-stack tp-prose__section">
      <h2 className="tp-h2">{title}</h2>
      {children}
    </section>
  )
}

export function MailLink({ address }: { address: string }) {
  return <a href={`mailto:${address}`}>{address}</a>
}
