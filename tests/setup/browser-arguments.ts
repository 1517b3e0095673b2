import { findInstalledChromium } from '#app/server/local/chromium.ts'

/** For a test file whose browser needs switches of its own. */
export function launchWith(...more: string[]) {
  const executablePath = browserProgram()
  return { ...(executablePath ? { executablePath } : {}), args: [...browserArguments(), ...more] }
}

/** Chromium that tests and benches use; undefined: Playwright's own. */
export function browserProgram(): string | undefined {
  return process.env['CHROMIUM_PATH'] ?? findInstalledChromium() ?? undefined
}

/** Switches with which two browsers of one machine meet by video without a camera, a user or a network. */
export function browserArguments(): string[] {
  return [
    // Chromium's sandbox does not start as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // Where the focus goes is scrolled to at once, so that a test meets no page in motion.
    '--disable-smooth-scrolling',
    // Ten pictures a second: four browsers that send and draw on two cores leave room for the product.
    '--use-fake-device-for-media-stream=fps=5',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    // Without these two, media between two browsers of a machine that has no network does not connect.
    '--allow-loopback-in-peer-connection',
    '--disable-features=WebRtcHideLocalIpsWithMdns',
  ]
}
