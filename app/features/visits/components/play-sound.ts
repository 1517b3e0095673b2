const NOTE_SECONDS = 0.35
const LOUDNESS = 0.25

type Output = AudioContext & { setSinkId?: (id: string) => Promise<void> }

/** Plays notes (hertz) one after the other, made by the browser itself. `speaker`: device id, where the browser can choose. */
export async function playNotes(notes: readonly number[], speaker = ''): Promise<void> {
  const audio: Output = new AudioContext()
  try {
    if (speaker) await audio.setSinkId?.(speaker)
    await audio.resume()
    for (const [index, hertz] of notes.entries()) {
      const begin = audio.currentTime + 0.05 + index * NOTE_SECONDS
      const tone = audio.createOscillator()
      const volume = audio.createGain()
      tone.frequency.value = hertz
      volume.gain.setValueAtTime(0.0001, begin)
      volume.gain.exponentialRampToValueAtTime(LOUDNESS, begin + 0.03)
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + NOTE_SECONDS * 1.6)
      tone.connect(volume).connect(audio.destination)
      tone.start(begin)
      tone.stop(begin + NOTE_SECONDS * 1.7)
    }
    await new Promise((resolve) => setTimeout(resolve, (notes.length + 1) * NOTE_SECONDS * 1000))
  } finally {
    await audio.close().catch(() => undefined)
  }
}

/** C, E, G: the speaker test. */
export const TEST_NOTES = [523.25, 659.25, 783.99]
/** Twice G and C: "it is your turn". */
export const CALL_NOTES = [783.99, 1046.5, 783.99, 1046.5]
