import type { RoomEnd } from './visit-room.ts'

export type GrantAnswer = { url: string; token: string } | { retry: true } | { end: RoomEnd }

type Refusal = { code?: string }

/** Asks the server for the next grant. What it cannot answer now is worth another try; what it refuses ends the room for this page. */
export async function askGrant(url: string, headers: Record<string, string> = {}): Promise<GrantAnswer> {
  let response: Response
  try {
    response = await fetch(url, { method: 'POST', headers: { accept: 'application/json', ...headers } })
  } catch {
    return { retry: true }
  }
  if (response.ok) return (await response.json()) as { url: string; token: string }
  const refusal = (await response.json().catch(() => ({}))) as Refusal
  if (refusal.code === 'not_admitted') return { end: 'not_admitted' }
  if (refusal.code === 'visit_over' || refusal.code === 'already_cancelled' || response.status === 404)
    return { end: 'over' }
  if (response.status === 401 || response.status === 403) return { end: 'signed_out' }
  return { retry: true }
}
