import { m } from '#app/locales/generated/messages.js'
import type { IconName } from '#app/ui/icon.tsx'
import type { Mode } from '../types.ts'

export const MODE_ICONS: Record<Mode, IconName> = { video: 'videocam', phone: 'call', on_site: 'location_on' }

/** "Video", "Telefon", "Vor Ort" in the language of the request. */
export function modeName(mode: Mode): string {
  const names = { video: m.common_mode_video, phone: m.common_mode_phone, on_site: m.common_mode_on_site }
  return names[mode]()
}
