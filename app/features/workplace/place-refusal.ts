import type { RefusalCode } from '#app/lib/errors.ts'

/** Why a place in the calendar could not be had, with what helps to find another. Instants are ISO texts. */
export type PlaceRefusal = {
  code: RefusalCode
  rules: string[]
  /** Who has the time; without a name when that may not be told. */
  inTheWay: { resourceName: string; name: string; startsAt: string; endsAt: string; appointmentId: string } | null
  /** Of a series: the date that failed. */
  at: string | null
  nearest: string[]
}
