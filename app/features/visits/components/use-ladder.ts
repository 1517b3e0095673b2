import { useCallback, useEffect, useRef, useState } from 'react'
import type { VisitParty } from '../list-visit-parties.server.ts'
import {
  type Carries,
  keepQuiet,
  LADDER_START,
  type MediaLevel,
  measure,
  proposeLevel,
  type RoomLevel,
  type StepReason,
} from '../media-level.ts'
import { useLocalMedia } from './local-media.tsx'
import type { RoomSnapshot } from './room-snapshot.ts'

export type Ladder = {
  level: RoomLevel
  /** What the measured connection asks for; null: nothing. */
  proposal: MediaLevel | null
  take(level: RoomLevel, reason: StepReason): void
  refuse(): void
}

type Options = {
  room: RoomSnapshot
  parties: VisitParty[]
  setLevel: (level: RoomLevel, spared: ReadonlySet<string>) => void
  /** Where the record of the visit learns of a step. */
  stepUrl: string
  headers: Record<string, string>
}

const LOOK_EVERY_MS = 1000

/** The rung on which this page takes part, and what the connection asks for. */
export function useLadder({ room, parties, setLevel, stepUrl, headers }: Options): Ladder {
  const { cameraOn, toggleCamera } = useLocalMedia()
  const [step, setStep] = useState<{ level: RoomLevel; reason: StepReason | null }>({ level: 'video', reason: null })
  const [proposal, setProposal] = useState<MediaLevel | null>(null)
  const state = useRef(LADDER_START)
  const carries = useRef<Carries>('unknown')
  carries.current = carriesNow(room)
  const cameraWasOn = useRef(false)
  const { level, reason } = step
  const sparedIds = parties.filter(({ role }) => role === 'sign_language_interpreter').map(({ id }) => id)
  const sparedKey = sparedIds.join(' ')

  useEffect(() => {
    const look = setInterval(() => {
      const at = performance.now()
      state.current = measure(state.current, carries.current, at)
      setProposal(proposeLevel(state.current, level, reason, at))
    }, LOOK_EVERY_MS)
    return () => clearInterval(look)
  }, [level, reason])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new connection has to be told again
  useEffect(() => {
    setLevel(level, new Set(sparedKey ? sparedKey.split(' ') : []))
  }, [level, sparedKey, setLevel, room.phase])

  const take = useCallback(
    (next: RoomLevel, why: StepReason) => {
      state.current = keepQuiet(state.current, performance.now())
      setProposal(null)
      setStep({ level: next, reason: why })
      if (next === 'audio' && cameraOn) {
        cameraWasOn.current = true
        void toggleCamera()
      } else if (next !== 'audio' && cameraWasOn.current && !cameraOn) {
        cameraWasOn.current = false
        void toggleCamera()
      }
      // The record is worth a try; the conversation does not wait for it.
      const body = new URLSearchParams({ level: next, reason: why })
      void fetch(stepUrl, { method: 'POST', headers, body }).catch(() => undefined)
    },
    [cameraOn, toggleCamera, stepUrl, headers],
  )
  const refuse = useCallback(() => {
    state.current = keepQuiet(state.current, performance.now())
    setProposal(null)
  }, [])
  return { level, proposal, take, refuse }
}

function carriesNow({ phase, participants }: RoomSnapshot): Carries {
  if (phase === 'reconnecting') return 'nothing'
  // Who is alone has nobody to understand better.
  if (phase !== 'connected' || participants.length < 2) return 'unknown'
  const quality = participants.find((participant) => participant.isLocal)?.quality
  if (quality === 'lost') return 'nothing'
  if (quality === 'poor') return 'badly'
  return quality === 'good' || quality === 'fair' ? 'well' : 'unknown'
}
