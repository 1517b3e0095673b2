import { visitPath } from '#app/lib/link-paths.ts'
import { joinToken } from './link-tokens.ts'
import type { Guest } from './queries.server.ts'

/** A guest as the applicant sees them. `link`: for passing on, when there is no address to which we could send it. */
export type ListedGuest = Guest & { link: string | null }

/** Only a video appointment has links; a link made here is the one whose hash was stored with the guest. */
export function withLinks(
  guests: Guest[],
  appointment: { mode: string },
  settings: { tokenKey: Buffer; publicUrl: string },
): ListedGuest[] {
  return guests.map((guest) => ({
    ...guest,
    link:
      appointment.mode === 'video' && !guest.email
        ? `${settings.publicUrl}${visitPath(joinToken(settings.tokenKey, guest.id))}`
        : null,
  }))
}
