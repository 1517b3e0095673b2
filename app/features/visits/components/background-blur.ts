import type { LocalVideoTrack } from 'livekit-client'
import { isTooSlow, judgePace, PACE_START, type Pace } from '../frame-pace.ts'

const FOLDER = '/vision'
/** Sides of the picture stay recognisable as a room, what stands in it does not. */
const BLUR_RADIUS = 12

/** An empty module; compiling it fails where the page or the browser forbids WebAssembly. */
const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])
/** A module that returns a vector: valid only where the processor's SIMD can be used. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
])

/** Whether this browser and this page can blur. Loads the processor's code, nothing else. */
export async function canBlur(): Promise<boolean> {
  try {
    new WebAssembly.Module(EMPTY_MODULE)
    if (!WebAssembly.validate(SIMD_MODULE)) return false
    const { supportsBackgroundProcessors } = await import('@livekit/track-processors')
    return supportsBackgroundProcessors()
  } catch {
    return false
  }
}

/**
 * Blurs what is behind the person, in the browser, with files of our own origin. The preview and what the others get are the same picture.
 *
 * @param onTooSlow the device does not keep up; the blur is still on.
 * @throws when the engine cannot start.
 */
export async function startBlur(track: LocalVideoTrack, onTooSlow: () => void): Promise<void> {
  const { BackgroundProcessor } = await import('@livekit/track-processors')
  let pace: Pace = PACE_START
  const processor = BackgroundProcessor({
    mode: 'background-blur',
    blurRadius: BLUR_RADIUS,
    segmenterOptions: { delegate: 'GPU' },
    assetPaths: {
      tasksVisionFileSet: FOLDER,
      modelAssetPath: `${FOLDER}/selfie_segmentation_landscape.tflite`,
    },
    onFrameProcessed: ({ processingTimeMs }) => {
      const before = isTooSlow(pace)
      pace = judgePace(pace, processingTimeMs)
      if (!before && isTooSlow(pace)) onTooSlow()
    },
  })
  await track.setProcessor(processor)
}

export async function stopBlur(track: LocalVideoTrack): Promise<void> {
  await track.stopProcessor()
}
