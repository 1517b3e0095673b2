import { useCallback, useEffect, useRef, useState } from 'react'
import { canBlur, startBlur, stopBlur } from './background-blur.ts'
import { useLocalMedia } from './local-media.tsx'

export type BlurState = 'off' | 'starting' | 'on' | 'too_slow' | 'failed'

/**
 * The blurred background of the own camera. `isPossible` is null until it is known. The state is read from the track, so that the choice
 * made in the waiting room counts in the room.
 */
export function useBlur(): { isPossible: boolean | null; state: BlurState; toggle: (on: boolean) => void } {
  const { camera } = useLocalMedia()
  const [isPossible, setPossible] = useState<boolean | null>(null)
  const [state, setState] = useState<BlurState>(camera?.getProcessor() ? 'on' : 'off')
  const gone = useRef(false)

  useEffect(() => {
    gone.current = false
    void canBlur().then((possible) => !gone.current && setPossible(possible))
    return () => {
      gone.current = true
    }
  }, [])

  useEffect(() => {
    setState(camera?.getProcessor() ? 'on' : 'off')
  }, [camera])

  const toggle = useCallback(
    (on: boolean) => {
      if (!camera) return
      const tell = (next: BlurState) => {
        if (!gone.current) setState(next)
      }
      if (!on) {
        tell('off')
        void stopBlur(camera)
        return
      }
      tell('starting')
      const giveUp = () => void stopBlur(camera).then(() => tell('too_slow'))
      void startBlur(camera, giveUp).then(
        () => tell('on'),
        () => void stopBlur(camera).finally(() => tell('failed')),
      )
    },
    [camera],
  )
  return { isPossible, state, toggle }
}
