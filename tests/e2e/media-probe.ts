import type { BrowserContext, Locator, Page } from '@playwright/test'

type Received = { frames: number; audioEnergy: number }

/** Remembers the page's media connections and the screens it captures, for the functions below. Call it before the page is opened. */
export async function watchMedia(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: RTCPeerConnection[] = []
    const screens: MediaStream[] = []
    Object.assign(window, { mediaConnections: connections, capturedScreens: screens })
    const Original = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Original {
      constructor(...given: ConstructorParameters<typeof Original>) {
        super(...given)
        connections.push(this)
      }
    }
    const capture = navigator.mediaDevices?.getDisplayMedia.bind(navigator.mediaDevices)
    if (!capture) return
    navigator.mediaDevices.getDisplayMedia = async (options) => {
      const stream = await capture(options)
      screens.push(stream)
      return stream
    }
  })
}

/** What the browser has decoded of the others so far: video frames and the energy of their sound. */
export async function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const { mediaConnections } = window as unknown as { mediaConnections: RTCPeerConnection[] }
    const sum = { frames: 0, audioEnergy: 0 }
    for (const connection of mediaConnections) {
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== 'inbound-rtp') continue
        sum.frames += entry.framesDecoded ?? 0
        sum.audioEnergy += entry.totalAudioEnergy ?? 0
      }
    }
    return sum
  })
}

export type Picture = {
  /** Shown so far. */
  frames: number
  /** The track that the element shows; another one after a new connection. */
  track: string
  /** What the picture looks like now. */
  look: string
}

/** What a video element shows at this moment. */
export async function pictureOf(video: Locator): Promise<Picture> {
  return video.evaluate((element: HTMLVideoElement) => {
    const small = new OffscreenCanvas(64, 36)
    const pen = small.getContext('2d')!
    pen.drawImage(element, 0, 0, small.width, small.height)
    return {
      frames: element.getVideoPlaybackQuality().totalVideoFrames,
      track: (element.srcObject as MediaStream | null)?.getVideoTracks()[0]?.id ?? '',
      look: pen.getImageData(0, 0, small.width, small.height).data.join(),
    }
  })
}

/** From how many others sound arrives that is not silence. */
export async function voicesHeard(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { mediaConnections } = window as unknown as { mediaConnections: RTCPeerConnection[] }
    let heard = 0
    for (const connection of mediaConnections) {
      if (connection.connectionState !== 'connected') continue
      for (const entry of (await connection.getStats()).values())
        if (entry.type === 'inbound-rtp' && entry.kind === 'audio' && entry.totalAudioEnergy > 0) heard++
    }
    return heard
  })
}

/** Whether the browser goes on capturing a screen, as its own bar would say. */
export async function capturesScreen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { capturedScreens } = window as unknown as { capturedScreens: MediaStream[] }
    return capturedScreens.some((stream) => stream.getTracks().some((track) => track.readyState === 'live'))
  })
}

export type MediaPath = { protocol: string; remote: string; relayProtocol: string | undefined }

/** The ways that the media of a page take at the moment, one a connection. */
export async function pathsOf(page: Page): Promise<MediaPath[]> {
  return page.evaluate(async () => {
    const { mediaConnections } = window as unknown as { mediaConnections: RTCPeerConnection[] }
    const paths: MediaPath[] = []
    for (const connection of mediaConnections) {
      const stats = await connection.getStats()
      for (const entry of stats.values()) {
        if (entry.type !== 'transport' || !entry.selectedCandidatePairId) continue
        const pair = stats.get(entry.selectedCandidatePairId)
        const local = stats.get(pair.localCandidateId)
        const remote = stats.get(pair.remoteCandidateId)
        paths.push({ protocol: local.protocol, remote: remote.protocol, relayProtocol: local.relayProtocol })
      }
    }
    return paths
  })
}
