export type Device = { id: string; label: string }
export type DeviceLists = { cameras: Device[]; microphones: Device[]; speakers: Device[] }

export const NO_DEVICES: DeviceLists = { cameras: [], microphones: [], speakers: [] }

/** What can be chosen. Browsers tell names only after permission, and some no speakers at all. */
export async function listDevices(): Promise<DeviceLists> {
  const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
  const of = (kind: MediaDeviceKind) =>
    all
      .filter((device) => device.kind === kind && device.deviceId)
      .map(({ deviceId, label }) => ({ id: deviceId, label }))
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') }
}
