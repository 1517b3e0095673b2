import { m } from '#app/locales/generated/messages.js'
import type { IconName } from '#app/ui/icon.tsx'
import type { DayAppointment } from '../day-appointment.ts'

export const MODE_ICONS: Record<DayAppointment['mode'], IconName> = {
  video: 'videocam',
  phone: 'call',
  on_site: 'location_on',
}

export function modeWord(mode: DayAppointment['mode']): string {
  return { video: m.common_mode_video, phone: m.common_mode_phone, on_site: m.common_mode_on_site }[mode]()
}
