import type { LocalAudioTrack, LocalVideoTrack } from 'livekit-client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type DeviceLists, listDevices, NO_DEVICES } from './list-devices.ts'
import { type MediaProblem, mediaProblem } from './media-problem.ts'
import { onDeviceLost } from './on-device-lost.ts'
import { openTracks } from './open-tracks.ts'
import { recoverTrack } from './recover-track.ts'

export type LocalMedia = {
  /** `idle`: nobody was asked yet. */
  status: 'idle' | 'opening' | 'open'
  camera: LocalVideoTrack | null
  microphone: LocalAudioTrack | null
  cameraProblem: MediaProblem | null
  microphoneProblem: MediaProblem | null
  /** Another device took over: its name, until the person has read it. */
  switched: { camera: string | null; microphone: string | null }
  dismissSwitched(): void
  /** Looks after devices that stopped delivering. */
  recover(kind: 'camera' | 'microphone'): Promise<void>
  cameraOn: boolean
  microphoneOn: boolean
  devices: DeviceLists
  /** Device ids in use; empty: the browser's choice. */
  chosen: { camera: string; microphone: string; speaker: string }
  open(): Promise<void>
  /** Lets go of both devices; the lights go out. */
  close(): void
  toggleCamera(): Promise<void>
  toggleMicrophone(): Promise<void>
  choose(kind: 'camera' | 'microphone' | 'speaker', deviceId: string): Promise<void>
}

const LocalMediaContext = createContext<LocalMedia | null>(null)

export function useLocalMedia(): LocalMedia {
  const media = useContext(LocalMediaContext)
  if (!media) throw new Error('useLocalMedia needs a LocalMediaProvider')
  return media
}

type Tracks = Pick<LocalMedia, 'camera' | 'microphone' | 'cameraProblem' | 'microphoneProblem'>
const NONE_SWITCHED: LocalMedia['switched'] = { camera: null, microphone: null }
const NOTHING: Tracks = { camera: null, microphone: null, cameraProblem: null, microphoneProblem: null }

/**
 * The one owner of camera and microphone in a visit, from the device check through the waiting room into the media room. Rooms come and
 * go without touching the devices; they are let go when this unmounts.
 */
export function LocalMediaProvider({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<LocalMedia['status']>('idle')
  const [tracks, setTracks] = useState<Tracks>(NOTHING)
  const [on, setOn] = useState({ camera: true, microphone: true })
  const [devices, setDevices] = useState(NO_DEVICES)
  const [chosen, setChosen] = useState({ camera: '', microphone: '', speaker: '' })
  const [switched, setSwitched] = useState(NONE_SWITCHED)
  const held = useRef<Tracks>(NOTHING)
  const labels = useRef({ camera: '', microphone: '' })

  const hold = useCallback((next: Tracks) => {
    held.current = next
    setTracks(next)
  }, [])

  const close = useCallback(() => {
    held.current.camera?.stop()
    held.current.microphone?.stop()
    hold(NOTHING)
    setStatus('idle')
  }, [hold])

  const open = useCallback(async () => {
    if (held.current.camera || held.current.microphone) close()
    setStatus('opening')
    const opened = await openTracks()
    hold(opened)
    labels.current = {
      camera: opened.camera?.mediaStreamTrack.label ?? '',
      microphone: opened.microphone?.mediaStreamTrack.label ?? '',
    }
    setOn({ camera: opened.camera !== null, microphone: opened.microphone !== null })
    setChosen((before) => ({
      ...before,
      camera: opened.camera?.mediaStreamTrack.getSettings().deviceId ?? '',
      microphone: opened.microphone?.mediaStreamTrack.getSettings().deviceId ?? '',
    }))
    setDevices(await listDevices())
    setStatus('open')
  }, [close, hold])

  useEffect(() => {
    if (status !== 'open') return
    const refresh = () => void listDevices().then(setDevices)
    navigator.mediaDevices?.addEventListener('devicechange', refresh)
    return () => navigator.mediaDevices?.removeEventListener('devicechange', refresh)
  }, [status])

  useEffect(
    () => () => {
      held.current.camera?.stop()
      held.current.microphone?.stop()
      held.current = NOTHING
    },
    [],
  )

  const recover = useCallback<LocalMedia['recover']>(async (kind) => {
    const track = held.current[kind]
    if (!track) return
    const recovery = await recoverTrack(track, labels.current[kind])
    if (held.current[kind] !== track) return
    const isLost = recovery.outcome === 'lost'
    setTracks((before) => ({ ...before, [`${kind}Problem`]: isLost ? recovery.problem : null }))
    setOn((before) => ({ ...before, [kind]: !track.isMuted }))
    if (recovery.outcome !== 'switched') return
    labels.current[kind] = recovery.label
    setSwitched((before) => ({ ...before, [kind]: recovery.label }))
    setChosen((before) => ({ ...before, [kind]: track.mediaStreamTrack.getSettings().deviceId ?? '' }))
    setDevices(await listDevices())
  }, [])

  const { camera, microphone } = tracks
  useEffect(() => {
    const stops = [
      onDeviceLost(camera, () => void recover('camera')),
      onDeviceLost(microphone, () => void recover('microphone')),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [camera, microphone, recover])

  const toggle = useCallback(async (kind: 'camera' | 'microphone') => {
    const track = held.current[kind]
    if (!track) return
    const next = track.isMuted
    try {
      await (next ? track.unmute() : track.mute())
      setOn((before) => ({ ...before, [kind]: next }))
    } catch (error) {
      setTracks((before) => ({ ...before, [`${kind}Problem`]: mediaProblem(error) }))
    }
  }, [])

  const choose = useCallback<LocalMedia['choose']>(async (kind, deviceId) => {
    if (kind !== 'speaker') {
      const track = held.current[kind]
      try {
        // A mere wish is passed over by Chromium, which then takes the default microphone.
        await track?.setDeviceId({ exact: deviceId })
        labels.current[kind] = track?.mediaStreamTrack.label ?? ''
        setTracks((before) => ({ ...before, [`${kind}Problem`]: null }))
      } catch (error) {
        setTracks((before) => ({ ...before, [`${kind}Problem`]: mediaProblem(error) }))
        return
      }
    }
    setChosen((before) => ({ ...before, [kind]: deviceId }))
  }, [])

  const media = useMemo<LocalMedia>(
    () => ({
      status,
      ...tracks,
      cameraOn: on.camera && tracks.camera !== null,
      microphoneOn: on.microphone && tracks.microphone !== null,
      devices,
      chosen,
      open,
      close,
      toggleCamera: () => toggle('camera'),
      toggleMicrophone: () => toggle('microphone'),
      choose,
      switched,
      dismissSwitched: () => setSwitched(NONE_SWITCHED),
      recover,
    }),
    [status, tracks, on, devices, chosen, open, close, toggle, choose, switched, recover],
  )
  return <LocalMediaContext.Provider value={media}>{children}</LocalMediaContext.Provider>
}
