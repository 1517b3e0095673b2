import { SEAT_HEADER, TAKE_OVER_HEADER } from '../asked-seat.ts'
import type { RoomEnd } from './visit-room.ts'

/** `encrypted`: nothing may be sent before the page has agreed on a key with the others. */
export type GrantAnswer = { url: string; token: string; encrypted?: boolean } | { retry: true } | { end: RoomEnd }

type Refusal = { code?: string }

const SEAT_STORE = 'sprechzeit-seat'
let seatOfThisPage = ''

/** A random word for this tab; it stays over a reload, so that the server knows the page again. */
function seatKey(): string {
  if (seatOfThisPage) return seatOfThisPage
  const fresh = crypto.randomUUID()
  try {
    seatOfThisPage = sessionStorage.getItem(SEAT_STORE) ?? fresh
    sessionStorage.setItem(SEAT_STORE, seatOfThisPage)
  } catch {
    // Storage is forbidden: a reload counts as another device.
    seatOfThisPage = fresh
  }
  return seatOfThisPage
}

/**
 * Asks the server for the next grant. What it cannot answer now is worth another try; what it refuses ends the room for this page.
 *
 * @param takesOver the person chose to go on here although another device has the place.
 */
export async function askGrant(
  url: string,
  headers: Record<string, string> = {},
  takesOver = false,
): Promise<GrantAnswer> {
  const asked: Record<string, string> = { accept: 'application/json', [SEAT_HEADER]: seatKey(), ...headers }
  if (takesOver) asked[TAKE_OVER_HEADER] = 'yes'
  let response: Response
  try {
    response = await fetch(url, { method: 'POST', headers: asked })
  } catch {
    return { retry: true }
  }
  if (response.ok) return (await response.json()) as { url: string; token: string; encrypted?: boolean }
  const refusal = (await response.json().catch(() => ({}))) as Refusal
  if (refusal.code === 'seat_taken_elsewhere') return { end: 'taken' }
  if (refusal.code === 'not_admitted') return { end: 'not_admitted' }
  if (refusal.code === 'visit_over' || refusal.code === 'already_cancelled' || response.status === 404)
    return { end: 'over' }
  if (response.status === 401 || response.status === 403) return { end: 'signed_out' }
  return { retry: true }
}
