import { useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import type { RehearsalStep, RehearsalSteps } from '../rehearsal.ts'
import type { DeviceCheck } from '../schema.ts'
import { useLocalMedia } from './local-media.tsx'
import { RehearsalVerdict } from './rehearsal-verdict.tsx'
import { stepWord } from './rehearsal-words.ts'

type Props = {
  /** Path of the rehearsal's routes. */
  base: string
  devices: DeviceCheck
  phone: string
  /** To another mode at the same time; null for guests. */
  modePath: string | null
}

type Stage = { at: 'ready' } | { at: 'running'; step: RehearsalStep } | { at: 'done'; steps: RehearsalSteps } | Refused
type Refused = { at: 'refused'; reason: 'too_many' | 'away' }

/** Tries the connection with the devices that are open, and says in plain words what came out. */
export function RehearsalPanel({ base, devices, phone, modePath }: Props) {
  const { status, camera, microphone } = useLocalMedia()
  const [stage, setStage] = useState<Stage>({ at: 'ready' })
  const start = async () => {
    setStage({ at: 'running', step: 'browser' })
    const { RehearsalRefused, runRehearsal } = await import('./run-rehearsal.ts')
    const onStep = (step: RehearsalStep) => setStage({ at: 'running', step })
    try {
      setStage({ at: 'done', steps: await runRehearsal({ base, camera, microphone, devices, onStep }) })
    } catch (error) {
      const isTooMany = error instanceof RehearsalRefused && error.status === 429
      setStage({ at: 'refused', reason: isTooMany ? 'too_many' : 'away' })
    }
  }
  const isRunning = stage.at === 'running'
  return (
    <section className="tp-panel tp-stack tp-needs-script" aria-labelledby="verbindung">
      <h2 className="tp-h3" id="verbindung">
        {m.visit_rehearsal_connection()}
      </h2>
      {status === 'open' ? <p>{m.visit_rehearsal_what()}</p> : <p>{m.visit_rehearsal_devices_first()}</p>}
      <div role="status" className="tp-stack tp-stack--tight">
        {isRunning ? <p>{m.visit_rehearsal_running({ step: stepWord(stage.step) })}</p> : null}
        {stage.at === 'refused' ? (
          <p className="tp-note tp-note--warn">
            {stage.reason === 'too_many' ? m.visit_rehearsal_too_many({ phone }) : m.visit_rehearsal_away({ phone })}
          </p>
        ) : null}
        {stage.at === 'done' ? <RehearsalVerdict steps={stage.steps} phone={phone} modePath={modePath} /> : null}
      </div>
      {status === 'open' ? (
        <Button
          type="button"
          icon={stage.at === 'ready' ? 'check' : 'refresh'}
          look={stage.at === 'done' ? 'secondary' : 'primary'}
          disabled={isRunning}
          onClick={() => void start()}
        >
          {stage.at === 'ready' || isRunning ? m.visit_rehearsal_start() : m.visit_rehearsal_again()}
        </Button>
      ) : null}
    </section>
  )
}
