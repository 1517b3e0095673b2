import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { useLocalMedia } from './local-media.tsx'
import { TrackVideo } from './track-video.tsx'

/** The own picture, as in a mirror, with switches for microphone and camera. */
export function CameraPreview() {
  const { camera, microphone, cameraOn, microphoneOn, toggleCamera, toggleMicrophone } = useLocalMedia()
  return (
    <div className="tp-preview">
      {camera && cameraOn ? (
        <TrackVideo track={camera} mirrored label={m.visit_own_picture()} />
      ) : (
        <p className="tp-preview__off">
          <Icon name="videocam_off" large />
          {m.visit_camera_is_off()}
        </p>
      )}
      <div className="tp-preview__bar">
        <Round
          icon={microphoneOn ? 'mic' : 'mic_off'}
          label={microphoneOn ? m.visit_microphone_off() : m.visit_microphone_on()}
          disabled={!microphone}
          onClick={() => void toggleMicrophone()}
        />
        <Round
          icon={cameraOn ? 'videocam' : 'videocam_off'}
          label={cameraOn ? m.visit_camera_off() : m.visit_camera_on()}
          disabled={!camera}
          onClick={() => void toggleCamera()}
        />
      </div>
    </div>
  )
}

type RoundProps = {
  icon: 'mic' | 'mic_off' | 'videocam' | 'videocam_off'
  label: string
  disabled: boolean
  onClick: () => void
}

function Round({ icon, label, disabled, onClick }: RoundProps) {
  return (
    <button className="tp-round" type="button" aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
    </button>
  )
}
