import { describe, expect, test } from 'vitest'
import { recoverTrack } from './recover-track.ts'

/** A stand-in for the media client's track: a real one needs a browser, and a device that fails has to be forced. */
function device(answers: (Error | string)[], readyState: MediaStreamTrackState = 'ended') {
  const asked: unknown[] = []
  const track = {
    mediaStreamTrack: { readyState, label: 'Headset' } as MediaStreamTrack,
    isMuted: false,
    restartTrack() {
      return this.open('same')
    },
    setDeviceId(id: string) {
      return this.open(id)
    },
    async open(wish: string) {
      asked.push(wish)
      const answer = answers.shift()
      if (typeof answer !== 'string') throw answer
      this.mediaStreamTrack = { readyState: 'live', label: answer } as MediaStreamTrack
    },
    async mute() {
      this.isMuted = true
    },
    async unmute() {
      this.isMuted = false
    },
  }
  return { track: track as unknown as Parameters<typeof recoverTrack>[0], asked }
}
const failure = (name: string) => Object.assign(new Error(name), { name })

describe('a device that stopped', () => {
  test('is opened again', async () => {
    const { track, asked } = device(['Headset'])
    expect(await recoverTrack(track, 'Headset')).toEqual({ outcome: 'kept' })
    expect(asked).toEqual(['same'])
  })

  test('gives way to another one when it was unplugged, and the person is told which', async () => {
    const { track, asked } = device([failure('OverconstrainedError'), 'Laptop'])
    expect(await recoverTrack(track, 'Headset')).toEqual({ outcome: 'switched', label: 'Laptop' })
    expect(asked).toEqual(['same', 'default'])
  })

  test('stays off while another program has it; no other device is taken without a word', async () => {
    const { track, asked } = device([failure('NotReadableError')])
    expect(await recoverTrack(track, 'Headset')).toEqual({ outcome: 'lost', problem: 'in_use' })
    expect(asked).toEqual(['same'])
    expect(track.isMuted).toBe(true)
  })

  test('is missing when no other one is there', async () => {
    const { track } = device([failure('NotFoundError'), failure('NotFoundError')])
    expect(await recoverTrack(track, 'Headset')).toEqual({ outcome: 'lost', problem: 'missing' })
  })
})

test('a device that the media client has opened again by itself is left alone', async () => {
  const { track, asked } = device([], 'live')
  expect(await recoverTrack(track, 'Headset')).toEqual({ outcome: 'kept' })
  expect(await recoverTrack(track, 'Webcam')).toEqual({ outcome: 'switched', label: 'Headset' })
  expect(asked).toEqual([])
})
