import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { useIsHydrated } from './use-is-hydrated.ts'

/** Switches the chime for arrivals. It needs scripts and says its state in words, so it only exists once the page is live. */
export function SoundSwitch({ sound }: { sound: { on: boolean; toggle: () => void } }) {
  if (!useIsHydrated()) return null
  return (
    <button type="button" className="tp-tag tp-tag--button" onClick={sound.toggle}>
      <Icon name={sound.on ? 'volume_up' : 'volume_off'} />
      {sound.on ? m.staff_sound_on() : m.staff_sound_off()}
    </button>
  )
}
