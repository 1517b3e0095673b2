import { useEffect, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { DeviceCheck as Result } from '../schema.ts'
import { CameraPreview } from './camera-preview.tsx'
import { DeviceSelect } from './device-select.tsx'
import { LevelMeter } from './level-meter.tsx'
import { useLocalMedia } from './local-media.tsx'
import { deviceState } from './media-problem.ts'
import { MediaProblemNote } from './media-problem-note.tsx'
import { reportTrouble } from './report-trouble.ts'
import { type SpeakerResult, SpeakerTest } from './speaker-test.tsx'

/** Camera, microphone and speaker, one after the other, asked for by a click. `onResult` hears what is known so far. */
export function DeviceCheck({ phone, onResult }: { phone: string; onResult: (speaker: SpeakerResult) => void }) {
  const { status, camera, microphone, open } = useLocalMedia()
  const asked = status !== 'idle'
  return (
    <section className="tp-panel tp-stack tp-needs-script" aria-labelledby="technik">
      <h2 className="tp-h3" id="technik">
        {m.visit_check_devices()}
      </h2>
      {asked ? null : <p>{m.visit_check_why()}</p>}
      {camera || microphone ? <CameraPreview /> : null}
      <MediaProblemNote phone={phone} />
      {status !== 'open' || !(camera && microphone) ? (
        <Button
          type="button"
          icon="videocam"
          look={asked ? 'secondary' : 'primary'}
          disabled={status === 'opening'}
          onClick={() => void open()}
        >
          {status === 'opening' ? m.visit_asking() : asked ? m.visit_try_again() : m.visit_turn_on()}
        </Button>
      ) : null}
      {microphone ? (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
        <ul className="tp-checks" role="list">
          <li>
            <Icon name="mic" />
            <span>{m.visit_say_something()}</span>
            <LevelMeter />
          </li>
        </ul>
      ) : null}
      {asked ? (
        <>
          <SpeakerTest onResult={onResult} />
          <DeviceSelect />
        </>
      ) : null}
    </section>
  )
}

/** The record of the check, for the form that checks in. A microphone that cannot be used is reported to `troubleUrl` at once: it may be the last that is heard. */
export function useCheckResult(troubleUrl: string | null): {
  result: Result
  setSpeaker: (result: SpeakerResult) => void
} {
  const { camera, microphone, cameraProblem, microphoneProblem } = useLocalMedia()
  useEffect(() => {
    if (microphoneProblem && troubleUrl) reportTrouble(troubleUrl, 'no_microphone')
  }, [microphoneProblem, troubleUrl])
  const [speaker, setSpeaker] = useState<SpeakerResult>('untested')
  return {
    result: {
      camera: deviceState(camera !== null, cameraProblem),
      microphone: deviceState(microphone !== null, microphoneProblem),
      speaker,
    },
    setSpeaker,
  }
}
