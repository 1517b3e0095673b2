import { useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { useLocalMedia } from './local-media.tsx'
import { playNotes, TEST_NOTES } from './play-sound.ts'

export type SpeakerResult = 'heard' | 'not_heard' | 'untested'

/** Plays three notes and asks whether they were heard. */
export function SpeakerTest({ onResult }: { onResult?: (result: SpeakerResult) => void }) {
  const { chosen } = useLocalMedia()
  const [step, setStep] = useState<'ready' | 'playing' | SpeakerResult>('ready')
  const play = async () => {
    setStep('playing')
    await playNotes(TEST_NOTES, chosen.speaker).catch(() => undefined)
    setStep('untested')
  }
  const answer = (result: SpeakerResult) => {
    setStep(result)
    onResult?.(result)
  }
  return (
    <div className="tp-stack tp-stack--tight">
      <Button type="button" look="secondary" icon="volume_up" disabled={step === 'playing'} onClick={() => void play()}>
        {m.visit_play_sound()}
      </Button>
      <div role="status">
        {step === 'untested' ? (
          <div className="tp-row">
            <span>{m.visit_did_you_hear()}</span>
            <span className="tp-answers">
              <Button type="button" look="secondary" onClick={() => answer('heard')}>
                {m.visit_heard()}
              </Button>
              <Button type="button" look="secondary" onClick={() => answer('not_heard')}>
                {m.visit_not_heard()}
              </Button>
            </span>
          </div>
        ) : null}
        {step === 'heard' ? <p className="tp-small">{m.visit_speaker_works()}</p> : null}
        {step === 'not_heard' ? <p className="tp-small">{m.visit_speaker_help()}</p> : null}
      </div>
    </div>
  )
}
