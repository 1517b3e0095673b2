import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RoomLevel } from '../media-level.ts'
import { askGrant } from './ask-grant.ts'
import { useLocalMedia } from './local-media.tsx'
import { reportTrouble } from './report-trouble.ts'
import type { RoomSnapshot } from './room-snapshot.ts'
import { useWakeUp } from './use-wake-up.ts'
import type { RoomEnd, VisitRoom } from './visit-room.ts'

/** The first attempts may meet a network that is just changing. */
const FAILED_ATTEMPTS = 3

const CONNECTING: RoomSnapshot = {
  phase: 'connecting',
  participants: [],
  canPlaySound: true,
  sharesScreen: false,
  encryption: null,
}

type DataListener = (from: string, bytes: Uint8Array) => void

/** Bytes between the pages in the room, apart by topic. */
export type DataChannel = {
  send(topic: string, bytes: Uint8Array<ArrayBuffer>, to?: string[]): void
  /** @returns ends it. */
  listen(topic: string, listener: DataListener): () => void
}

export type UseVisitRoom = {
  data: DataChannel
  room: RoomSnapshot
  leave(): Promise<void>
  unlockSound(): void
  reconnect(): void
  shareScreen(on: boolean): Promise<void>
  /** How much is sent and asked for; `spared` identities are always shown whole. */
  setLevel(level: RoomLevel, spared: ReadonlySet<string>): void
}

/**
 * Joins the media room of the visit while mounted, with the tracks of the page's LocalMedia. The media client is loaded here and nowhere
 * else, so that other pages do not carry it.
 *
 * @param grantUrl where the server gives grants, `headers` what it wants to see of this page, `takesOver` whether the person chose to
 *   go on here although another device has the place; it counts for the first grant only. `news` rises when
 *   something may have changed the keys that are exchanged at `keysUrl`.
 */
export function useVisitRoom(
  grantUrl: string,
  headers: Record<string, string>,
  onEnd: (reason: RoomEnd) => void,
  { takesOver = false, keysUrl, news }: { takesOver?: boolean; keysUrl: string; news: number },
): UseVisitRoom {
  const { camera, microphone, chosen } = useLocalMedia()
  const [room, setRoom] = useState<RoomSnapshot>(CONNECTING)
  const current = useRef<VisitRoom | null>(null)
  const listeners = useRef(new Map<string, DataListener>())
  const latest = useRef({ onEnd, headers, camera, microphone })
  latest.current = { onEnd, headers, camera, microphone }

  useEffect(() => {
    let gone = false
    let attempts = 0
    // The server answers while the media client is loaded.
    const troubleUrl = grantUrl.replace(/zugang$/, 'stoerung')
    let first: ReturnType<typeof askGrant> | null = askGrant(grantUrl, latest.current.headers, takesOver)
    void import('./visit-room.ts').then(({ VisitRoom }) => {
      if (gone) return
      const visit = new VisitRoom({
        askGrant: () => {
          attempts += 1
          if (attempts === FAILED_ATTEMPTS) reportTrouble(troubleUrl, 'connect_failed', latest.current.headers)
          const answer = first ?? askGrant(grantUrl, latest.current.headers)
          first = null
          return answer
        },
        onChange: (snapshot) => {
          if (snapshot.phase === 'connected') attempts = 0
          if (!gone) setRoom(snapshot)
        },
        onEnd: (reason) => !gone && latest.current.onEnd(reason),
        onData: (topic, from, bytes) => listeners.current.get(topic)?.(from, bytes),
        keys: { url: keysUrl, headers: () => latest.current.headers },
      })
      current.current = visit
      void visit.setTracks(latest.current.camera, latest.current.microphone)
      visit.start()
    })
    return () => {
      gone = true
      void current.current?.leave()
      current.current = null
    }
  }, [grantUrl, takesOver, keysUrl])

  useWakeUp(() => {
    current.current?.nudge()
    current.current?.refreshKeys()
  })

  useEffect(() => {
    if (news > 0) current.current?.refreshKeys()
  }, [news])

  useEffect(() => {
    void current.current?.setTracks(camera, microphone)
  }, [camera, microphone])

  useEffect(() => {
    if (chosen.speaker) void current.current?.setSpeaker(chosen.speaker)
  }, [chosen.speaker])

  const send = useCallback<DataChannel['send']>(
    (topic, bytes, to) => void current.current?.sendData(topic, bytes, to),
    [],
  )
  const listen = useCallback<DataChannel['listen']>((topic, listener) => {
    listeners.current.set(topic, listener)
    return () => listeners.current.delete(topic)
  }, [])
  const data = useMemo(() => ({ send, listen }), [send, listen])

  return {
    room,
    data,
    leave: useCallback(async () => current.current?.leave(), []),
    unlockSound: useCallback(() => void current.current?.unlockSound().catch(() => undefined), []),
    reconnect: useCallback(() => void current.current?.reconnect(), []),
    setLevel: useCallback((level, spared) => void current.current?.setLevel(level, spared), []),
    shareScreen: useCallback(async (on) => current.current?.shareScreen(on), []),
  }
}
