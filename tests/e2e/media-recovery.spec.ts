import type { BrowserContext, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { test } from './meeting.ts'

type Devices = { opened: MediaStreamTrack[]; taken: boolean }

test('devices that stop, a device that slept, and a blurred background, all without leaving the conversation', async ({
  meeting,
}) => {
  test.setTimeout(300_000)
  meeting.onOpen(watchDevices)
  const { caseworker, applicant } = await meeting.begin()
  const { page } = applicant
  const dialog = page.getByRole('dialog')

  await test.step('the camera is taken by another program: the reason is said, and a press brings it back', async () => {
    await takeCamera(page, true)
    await stop(page, 'video')
    await expect(page.getByText('Ein anderes Programm benutzt die Kamera')).toBeVisible()
    await expect(caseworker.picture(applicant.name)).toBeHidden()
    await caseworker.expectHears(1)
    await takeCamera(page, false)
    await page.getByRole('button', { name: 'Kamera wieder einschalten' }).click()
    await expect(page.getByText('Ein anderes Programm benutzt die Kamera')).toBeHidden()
    await caseworker.expectSees([applicant])
  })

  await test.step('the headset is unplugged: another microphone takes over and its name is said', async () => {
    await applicant.control('Geräte').click()
    await dialog.getByLabel('Mikrofon', { exact: true }).selectOption({ label: 'Fake Audio Input 2' })
    await dialog.getByRole('button', { name: 'Schließen' }).last().click()
    await expect.poll(() => liveDevices(page, 'audio')).toEqual(['Fake Audio Input 2'])
    await stop(page, 'audio')
    await expect(page.getByText(/Ihr Mikrofon oder Headset wurde getrennt.*Fake Default Audio Input/)).toBeVisible()
    await page.getByRole('button', { name: 'Verstanden' }).click()
    await caseworker.expectHears(1)
  })

  await test.step('the page slept: it goes on where it was', async () => {
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await Promise.all([caseworker.expectSees([applicant]), applicant.expectSees([caseworker])])
  })

  await test.step('the background is blurred with files of our own origin alone', async () => {
    const foreign: string[] = []
    const vision: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.pathname.startsWith('/vision/')) vision.push(url.pathname)
      if (url.protocol.startsWith('http') && url.origin !== new URL(page.url()).origin) foreign.push(url.origin)
    })
    await applicant.control('Geräte').click()
    const blur = dialog.getByRole('checkbox', { name: 'Hintergrund unscharf zeigen' })
    await blur.check()
    // Without a graphics processor the engine is soon found too slow and switched off again; both show that it ran.
    await expect(dialog.getByText(/Was hinter Ihnen ist|zu langsam/)).toBeVisible({ timeout: 60_000 })
    await caseworker.expectSees([applicant])
    await blur.setChecked(false)
    await dialog.getByRole('button', { name: 'Schließen' }).last().click()
    await caseworker.expectSees([applicant])
    expect(vision).toContain('/vision/selfie_segmentation_landscape.tflite')
    expect(vision).toContain('/vision/vision_wasm_internal.wasm')
    expect(foreign).toEqual([])
  })
})

/** Keeps the tracks that the page opens, and refuses the camera while another program is said to have it. */
async function watchDevices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const devices: Devices = { opened: [], taken: false }
    Object.assign(window, { devices })
    const media = navigator.mediaDevices
    if (!media) return
    const open = media.getUserMedia.bind(media)
    media.getUserMedia = async (wish) => {
      if (devices.taken && wish?.video) throw new DOMException('', 'NotReadableError')
      const stream = await open(wish)
      devices.opened.push(...stream.getTracks())
      return stream
    }
  })
}

async function takeCamera(page: Page, taken: boolean): Promise<void> {
  await page.evaluate((now) => {
    ;(window as unknown as { devices: Devices }).devices.taken = now
  }, taken)
}

/** Names of the devices that deliver now. */
async function liveDevices(page: Page, kind: 'audio' | 'video'): Promise<string[]> {
  return page.evaluate((which) => {
    const { opened } = (window as unknown as { devices: Devices }).devices
    return opened.filter((one) => one.kind === which && one.readyState === 'live').map(({ label }) => label)
  }, kind)
}

/** What the browser does when a device goes: the track ends and says so. */
async function stop(page: Page, kind: 'audio' | 'video'): Promise<void> {
  await page.evaluate((which) => {
    const { opened } = (window as unknown as { devices: Devices }).devices
    for (const track of opened.filter((one) => one.kind === which && one.readyState === 'live')) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  }, kind)
}
