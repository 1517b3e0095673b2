import type { Challenge } from 'altcha-lib'
import { useEffect, useRef, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'

/** Works on the challenge as soon as the page runs, and sends the form when it is done. Without scripts it shows nothing. */
export function ProofForm({ challenge }: { challenge: Challenge }) {
  const form = useRef<HTMLFormElement>(null)
  const [proof, setProof] = useState('')
  const [stage, setStage] = useState<'idle' | 'working' | 'done' | 'failed'>('idle')
  useEffect(() => {
    const controller = new AbortController()
    setStage('working')
    import('./solve-challenge.ts')
      .then(({ solveForForm }) => solveForForm(challenge, controller))
      .then((found) => {
        if (controller.signal.aborted) return
        setProof(found ?? '')
        setStage(found ? 'done' : 'failed')
      })
      .catch(() => setStage('failed'))
    return () => controller.abort()
  }, [challenge])
  useEffect(() => {
    if (stage === 'done') form.current?.submit()
  }, [stage])
  return (
    <form method="post" ref={form}>
      <input type="hidden" name="nachweis" value={proof} />
      <p role="status">
        {
          {
            idle: '',
            working: m.proposals_gate_working(),
            done: m.proposals_gate_done(),
            failed: m.proposals_gate_failed(),
          }[stage]
        }
      </p>
    </form>
  )
}
