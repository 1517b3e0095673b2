import { useId } from 'react'
import { m } from '#app/locales/generated/messages.js'
import type { Device } from './list-devices.ts'
import { useLocalMedia } from './local-media.tsx'
import { PictureAndSound } from './picture-and-sound.tsx'

/** Choice of camera, microphone and speaker; a list appears only where there is something to choose. */
export function DeviceSelect() {
  const { devices, chosen, choose } = useLocalMedia()
  return (
    <div className="tp-stack">
      <Choice
        label={m.visit_camera()}
        devices={devices.cameras}
        value={chosen.camera}
        onChange={(id) => choose('camera', id)}
      />
      <Choice
        label={m.visit_microphone()}
        devices={devices.microphones}
        value={chosen.microphone}
        onChange={(id) => choose('microphone', id)}
      />
      <Choice
        label={m.visit_speaker()}
        devices={devices.speakers}
        value={chosen.speaker}
        onChange={(id) => choose('speaker', id)}
      />
      <PictureAndSound />
    </div>
  )
}

type ChoiceProps = { label: string; devices: Device[]; value: string; onChange: (id: string) => void }

function Choice({ label, devices, value, onChange }: ChoiceProps) {
  const id = useId()
  if (devices.length < 1) return null
  const known = devices.some((device) => device.id === value)
  return (
    <div className="kern-form-input">
      <label className="kern-label" htmlFor={id}>
        {label}
      </label>
      <div className="kern-form-input__select-wrapper">
        <select
          className="kern-form-input__select"
          id={id}
          value={known ? value : devices[0]?.id}
          onChange={(event) => onChange(event.target.value)}
        >
          {devices.map((device, index) => (
            <option key={device.id} value={device.id}>
              {device.label || `${label} ${index + 1}`}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
