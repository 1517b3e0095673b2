import { m } from '#app/locales/generated/messages.js'
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
  const { cameraProblem, microphoneProblem } = useLocalMedia()
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
          </div>
        </div>
      ) : null}
    </div>
  )
}
