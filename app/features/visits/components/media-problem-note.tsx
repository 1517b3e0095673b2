import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLocalMedia } from './local-media.tsx'
import type { MediaProblem } from './media-problem.ts'

const CAMERA: Record<MediaProblem, () => string> = {
  denied: m.visit_camera_denied,
  missing: m.visit_camera_missing,
  in_use: m.visit_camera_in_use,
  failed: m.visit_camera_failed,
}
const MICROPHONE: Record<MediaProblem, () => string> = {
  denied: m.visit_microphone_denied,
  missing: m.visit_microphone_missing,
  in_use: m.visit_microphone_in_use,
  failed: m.visit_microphone_failed,
}

/** What is wrong with the devices, in plain words, and the way on. Announced when it appears. */
export function MediaProblemNote({ phone }: { phone?: string }) {
  const { cameraProblem, microphoneProblem, camera, microphone, switched, dismissSwitched, recover } = useLocalMedia()
  const both = cameraProblem === 'denied' && microphoneProblem === 'denied'
  return (
    <div role="alert">
      {cameraProblem || microphoneProblem ? (
        <div className="tp-note tp-note--warn">
          <Icon name="warning" />
          <div className="tp-stack tp-stack--tight">
            {both ? (
              <p>{m.visit_both_denied()}</p>
            ) : (
              <>
                {cameraProblem ? <p>{CAMERA[cameraProblem]()}</p> : null}
                {microphoneProblem ? <p>{MICROPHONE[microphoneProblem]()}</p> : null}
              </>
            )}
            {cameraProblem && !microphoneProblem ? <p>{m.visit_sound_only_possible()}</p> : null}
            {microphoneProblem && phone ? <p>{m.visit_write_or_call({ phone })}</p> : null}
            {cameraProblem && camera ? (
              <p>
                <Button type="button" small look="secondary" icon="videocam" onClick={() => void recover('camera')}>
                  {m.media_camera_again()}
                </Button>
              </p>
            ) : null}
            {microphoneProblem && microphone ? (
              <p>
                <Button type="button" small look="secondary" icon="mic" onClick={() => void recover('microphone')}>
                  {m.media_microphone_again()}
                </Button>
              </p>
            ) : null}
          </div>
        </div>
      ) : null}
      {switched.camera || switched.microphone ? (
        <div className="tp-note">
          <Icon name="info" />
          <div className="tp-stack tp-stack--tight">
            {switched.camera ? <p>{m.media_camera_switched({ name: switched.camera })}</p> : null}
            {switched.microphone ? <p>{m.media_microphone_switched({ name: switched.microphone })}</p> : null}
            <p>
              <Button type="button" small look="secondary" onClick={dismissSwitched}>
                {m.media_understood()}
              </Button>
            </p>
          </div>
        </div>
      ) : null}
    </div>
  )
}
