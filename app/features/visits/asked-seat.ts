import type { AskedSeat } from './issue-grant.server.ts'

/** Header with the random word of the page that asks for a grant. */
export const SEAT_HEADER = 'x-seat'
/** Header that says that the person chose to go on with this device. */
export const TAKE_OVER_HEADER = 'x-take-over'

const WORD = /^[A-Za-z0-9_-]{16,64}$/

/** What a request for a grant says of the page it comes from; null for anything else, as from a test without a browser. */
export function readAskedSeat(headers: Headers): AskedSeat | null {
  const key = headers.get(SEAT_HEADER) ?? ''
  return WORD.test(key) ? { key, takesOver: headers.get(TAKE_OVER_HEADER) === 'yes' } : null
}
