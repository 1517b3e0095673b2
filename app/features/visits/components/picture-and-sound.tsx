import { useState, useSyncExternalStore } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { CheckField } from '#app/ui/field.tsx'
import { useLocalMedia } from './local-media.tsx'
import { useBlur } from './use-blur.ts'

const never = () => () => {}

/** Blurred background and less noise. What this browser cannot do is not offered. */
export function PictureAndSound() {
  const { camera, microphone } = useLocalMedia()
  return (
    <div className="tp-stack tp-stack--tight">
      {camera ? <Blur /> : null}
      {microphone ? <LessNoise /> : null}
    </div>
  )
}

function Blur() {
  const { isPossible, state, toggle } = useBlur()
  if (!isPossible) return null
  const text = {
    off: '',
    on: m.media_blur_is_on(),
    starting: m.media_blur_starting(),
    too_slow: m.media_blur_too_slow(),
    failed: m.media_blur_failed(),
  }[state]
  return (
    <div>
      <CheckField
        name="blur"
        label={m.media_blur()}
        checked={state === 'on' || state === 'starting'}
        disabled={state === 'starting'}
        onChange={(event) => toggle(event.target.checked)}
      />
      <p role="status" className="tp-small">
        {text}
      </p>
    </div>
  )
}

function LessNoise() {
  const { microphone } = useLocalMedia()
  const isPossible = useSyncExternalStore(
    never,
    () => navigator.mediaDevices?.getSupportedConstraints().noiseSuppression === true,
    () => false,
  )
  const [on, setOn] = useState(() => microphone?.mediaStreamTrack.getSettings().noiseSuppression ?? true)
  if (!isPossible || !microphone) return null
  const change = async (next: boolean) => {
    setOn(next)
    const { deviceId } = microphone.mediaStreamTrack.getSettings()
    const sound = { echoCancellation: true, autoGainControl: true, noiseSuppression: next }
    // The device stays as it was where it refuses; the box then says so.
    await microphone
      .restartTrack({ ...sound, ...(deviceId ? { deviceId: { exact: deviceId } } : {}) })
      .catch(() => setOn(!next))
  }
  return (
    <CheckField
      name="lessNoise"
      label={m.media_less_noise()}
      checked={on}
      onChange={(event) => void change(event.target.checked)}
    />
  )
}
