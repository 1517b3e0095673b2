import type { ServiceSummary } from '../types.ts'

type Place = Pick<ServiceSummary, 'departmentSlug' | 'slug'>

export function servicePath({ departmentSlug, slug }: Place): string {
  return `/leistung/${departmentSlug}/${slug}`
}

/** First page of the booking. */
export function bookingPath({ departmentSlug, slug }: Place): string {
  return `/buchen/${departmentSlug}/${slug}`
}
