import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { CameraPreview } from './camera-preview.tsx'
import { DeviceSelect } from './device-select.tsx'
import { LevelMeter } from './level-meter.tsx'
import { useLocalMedia } from './local-media.tsx'
import { MediaProblemNote } from './media-problem-note.tsx'
import { SpeakerTest } from './speaker-test.tsx'

/** The own devices while waiting: picture, level, sound, choice. */
export function DevicePanel({ phone, connected }: { phone: string; connected: boolean }) {
  const { status, camera, microphone, open } = useLocalMedia()
  const ready = camera !== null || microphone !== null
  return (
    <section className="tp-panel tp-stack tp-needs-script" aria-labelledby="technik">
      <div className="tp-row tp-row--between">
        <h2 className="tp-h3" id="technik">
          {m.visit_your_devices()}
        </h2>
        {ready ? (
          <span className="tp-tag tp-tag--ok">
            <Icon name="check" />
            {m.visit_devices_ready()}
          </span>
        ) : (
          <span className="tp-tag tp-tag--warn">
            <Icon name="error" />
            {m.visit_devices_off()}
          </span>
        )}
      </div>
      {ready ? (
        <>
          <CameraPreview />
          <p className="tp-small tp-muted">{m.visit_only_you_see()}</p>
        </>
      ) : (
        <Button
          type="button"
          look="secondary"
          icon="videocam"
          disabled={status === 'opening'}
          onClick={() => void open()}
        >
          {m.visit_turn_on()}
        </Button>
      )}
      <MediaProblemNote phone={phone} />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-checks" role="list">
        {microphone ? (
          <li>
            <Icon name="mic" />
            <span>{m.visit_microphone()}</span>
            <LevelMeter />
          </li>
        ) : null}
        <li>
          <Icon name="network_check" />
          <span>{m.visit_connection()}</span>
          <span className={connected ? 'tp-tag tp-tag--ok' : 'tp-tag tp-tag--warn'}>
            <Icon name={connected ? 'check' : 'wifi_off'} />
            {connected ? m.visit_connection_good() : m.visit_connection_lost()}
          </span>
        </li>
      </ul>
      <details>
        <summary>{m.visit_change_devices()}</summary>
        <div className="tp-stack tp-details">
          <DeviceSelect />
          <SpeakerTest />
        </div>
      </details>
    </section>
  )
}
