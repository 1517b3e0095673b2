import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { Mode } from '../types.ts'
import { MODE_ICONS, modeName } from './mode-facts.ts'

/** Modes and duration of a service as small labels. */
export function ServiceTags({ modes, durationMinutes }: { modes: Mode[]; durationMinutes?: number }) {
  return (
    <>
      {modes.map((mode) => (
        <span className="tp-tag tp-tag--action" key={mode}>
          <Icon name={MODE_ICONS[mode]} />
          {modeName(mode)}
        </span>
      ))}
      {durationMinutes === undefined ? null : (
        <span className="tp-tag">
          <Icon name="schedule" />
          {m.public_about_minutes({ count: durationMinutes })}
        </span>
      )}
    </>
  )
}
