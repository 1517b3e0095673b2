import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { HEARTBEAT_SECONDS } from '#rooms/waiting/presence.ts'
import type { WaitingView } from '../get-waiting-view.server.ts'
import { visitPlace } from '../visit-place.ts'
import { useLiveEvents } from './use-live-events.ts'

/**
 * Keeps a waiting page alive: tells the server every ten seconds that it is there, takes the news from its answer, and reads the page
 * again on every event. Without the event stream the heartbeat alone brings the news; without any network the last view stays.
 *
 * @param base address of the visit, without a trailing slash.
 */
export function useWaiting(
  base: string,
  loaded: WaitingView,
  onEvent: (type: string) => void,
): { view: WaitingView; connected: boolean } {
  const { revalidate } = useRevalidator()
  const [view, setView] = useState(loaded)
  const [reachable, setReachable] = useState(true)
  const latest = useRef({ revalidate, onEvent, partyId: loaded.partyId })
  latest.current = { revalidate, onEvent, partyId: loaded.partyId }
  useEffect(() => setView(loaded), [loaded])

  const beating = useRef<{ again: boolean } | null>(null)

  // Several events of one moment become one question, and one more for what came meanwhile.
  const beat = useCallback(async () => {
    if (beating.current) {
      beating.current.again = true
      return
    }
    const round = { again: false }
    beating.current = round
    try {
      const response = await fetch(`${base}/stand`, { method: 'POST', headers: { accept: 'application/json' } })
      setReachable(response.ok)
      if (!response.ok) return
      const next = (await response.json()) as WaitingView
      setView(next)
      // The loader knows the way to the page that is right now.
      if (visitPlace(next) !== 'waiting') latest.current.revalidate()
    } catch {
      setReachable(false)
    } finally {
      beating.current = null
      if (round.again) void beat()
    }
  }, [base])

  useEffect(() => {
    void beat()
    const timer = setInterval(() => void beat(), HEARTBEAT_SECONDS * 1000)
    const again = () => document.visibilityState === 'visible' && void beat()
    document.addEventListener('visibilitychange', again)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', again)
      window.removeEventListener('online', again)
    }
  }, [beat])

  const streaming = useLiveEvents(`${base}/ereignisse`, (event) => {
    latest.current.onEvent(event === 'resync' ? 'resync' : event.type)
    // Called in: nothing stands between this person and the room.
    const isOwnTurn = event !== 'resync' && event.type === 'party_admitted' && event.partyId === latest.current.partyId
    if (isOwnTurn) latest.current.revalidate()
    else void beat()
  })
  return { view, connected: reachable || streaming }
}
