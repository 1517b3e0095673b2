export type Mode = 'video' | 'phone' | 'on_site'

export type Municipality = {
  name: string
  shortName: string
  street: string
  postalCode: string
  city: string
  phone: string
  email: string
  website: string
}

/** A service as lists show it, in the language of the reader. */
export type ServiceSummary = {
  id: string
  slug: string
  departmentSlug: string
  departmentName: string
  icon: string
  topic: string
  name: string
  summary: string
  durationMinutes: number
  modes: Mode[]
  popular: boolean
  /** How well it fits the search; null in lists that are not searched. */
  score: number | null
}

export type EarliestStart = {
  /** What the office's clock shows, written as if it were UTC, so that a page formats it in zone UTC. */
  wallClock: string
  /** Local dates between today and the start: 0 is today. */
  daysAhead: number
}

/** A department as the start page shows it. */
export type Topic = {
  departmentSlug: string
  departmentName: string
  topic: string
  icon: string
  services: ServiceSummary[]
  total: number
}

export type ChecklistItem = { id: string; title: string; hint: string; required: boolean; upload: boolean }

export type ServiceOffice = {
  id: string
  name: string
  street: string
  postalCode: string
  city: string
  directions: string
  stepFree: boolean
  phone: string
  modes: Mode[]
}

export type ServicePage = {
  id: string
  slug: string
  leikaKey: string | null
  departmentSlug: string
  departmentName: string
  departmentPhone: string
  departmentEmail: string
  name: string
  summary: string
  /** Paragraphs, separated by an empty line. */
  description: string
  fee: string
  durationMinutes: number
  modes: Mode[]
  checklist: ChecklistItem[]
  offices: ServiceOffice[]
}
