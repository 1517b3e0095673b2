import type { BrowserContext, Page } from '@playwright/test'

type Received = { frames: number; audioEnergy: number }

/** Remembers the page's media connections, so that `received` can ask them. Call it before the page is opened. */
export async function watchMedia(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const connections: RTCPeerConnection[] = []
    Object.assign(window, { mediaConnections: connections })
    const Original = window.RTCPeerConnection
    window.RTCPeerConnection = class extends Original {
      constructor(...given: ConstructorParameters<typeof Original>) {
        super(...given)
        connections.push(this)
      }
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
