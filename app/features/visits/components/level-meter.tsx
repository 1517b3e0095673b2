import { m } from '#app/locales/generated/messages.js'
import { useLocalMedia } from './local-media.tsx'
import { LEVEL_STEPS, useLevel } from './use-level.ts'

const BARS = Array.from({ length: LEVEL_STEPS }, (_, index) => index)

/** How loud the own microphone is. */
export function LevelMeter() {
  const { microphone, microphoneOn } = useLocalMedia()
  const level = useLevel(microphone, microphoneOn)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot be drawn as bars
    <span
      className="tp-meter"
      role="meter"
      aria-label={m.visit_level()}
      aria-valuemin={0}
      aria-valuemax={LEVEL_STEPS}
      aria-valuenow={level}
    >
      {BARS.map((bar) => (
        <i key={bar} data-on={bar < level ? '' : undefined} />
      ))}
    </span>
  )
}
