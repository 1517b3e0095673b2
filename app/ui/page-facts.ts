import { useRouteLoaderData } from '@remix-run/react'
import type { Locale } from '#app/lib/locale.ts'

/** What every page shows of its city. Loaded once by the root route. */
export type PageFacts = {
  locale: Locale
  municipality: {
    name: string
    shortName: string
    street: string
    postalCode: string
    city: string
    phone: string
    email: string
    website: string
  }
  /** Path and query of this page, for the language switch; null where the path holds a secret that must not be repeated. */
  here: string
}

const FALLBACK: PageFacts = {
  locale: 'de',
  municipality: {
    name: 'Stadtverwaltung',
    shortName: '',
    street: '',
    postalCode: '',
    city: '',
    phone: '115',
    email: '',
    website: '',
  },
  here: '/',
}

export function usePageFacts(): PageFacts {
  return (useRouteLoaderData('root') as PageFacts | undefined) ?? FALLBACK
}
