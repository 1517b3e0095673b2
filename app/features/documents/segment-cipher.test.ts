import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { DamagedFile, newFileKey, openContent, sealContent } from './segment-cipher.ts'
import { unwrapKey, wrapKey } from './wrapped-key.ts'

const KIB = 1024
const key = newFileKey()

async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const seal = (bytes: Buffer, step = 10_000) => buffer(sealContent(key, 'file-1', pieces(bytes, step)))
const open = (sealed: Buffer, name = 'file-1', step = 10_000) => buffer(openContent(key, name, pieces(sealed, step)))

describe('a sealed file', () => {
  test.each([0, 1, 64 * KIB - 1, 64 * KIB, 64 * KIB + 1, 200 * KIB])(
    'of %i bytes comes back as it was',
    async (size) => {
      const bytes = Buffer.alloc(size, 'Sprechzeit')
      const sealed = await seal(bytes)
      expect(sealed.includes('Sprechzeit')).toBe(false)
      expect(Buffer.compare(await open(sealed), bytes)).toBe(0)
      expect(Buffer.compare(await open(sealed, 'file-1', 70 * KIB), bytes)).toBe(0)
    },
  )

  const sealedSegment = 64 * KIB + 16

  test.each<[string, (sealed: Buffer) => Buffer]>([
    ['a changed byte', (sealed) => sealed.fill(sealed[100]! ^ 1, 100, 101)],
    [
      'a changed byte in the last segment',
      (sealed) => sealed.fill(sealed.at(-20)! ^ 1, sealed.length - 20, sealed.length - 19),
    ],
    ['a missing last segment', (sealed) => sealed.subarray(0, 2 * sealedSegment)],
    ['a missing end', (sealed) => sealed.subarray(0, -1)],
    ['an appended byte', (sealed) => Buffer.concat([sealed, Buffer.of(0)])],
    [
      'swapped segments',
      (sealed) =>
        Buffer.concat([
          sealed.subarray(sealedSegment, 2 * sealedSegment),
          sealed.subarray(0, sealedSegment),
          sealed.subarray(2 * sealedSegment),
        ]),
    ],
    ['a missing first segment', (sealed) => sealed.subarray(sealedSegment)],
    ['no content at all', () => Buffer.alloc(0)],
  ])('with %s is damaged', async (_, harm) => {
    const sealed = await seal(Buffer.alloc(150 * KIB, 7))
    await expect(open(harm(sealed))).rejects.toThrow(DamagedFile)
  })

  test('under another name is damaged', async () => {
    await expect(open(await seal(Buffer.from('x')), 'file-2')).rejects.toThrow(DamagedFile)
  })

  test('gives nothing of a bad segment and all good ones before it', async () => {
    const sealed = await seal(Buffer.alloc(150 * KIB, 7))
    sealed[sealedSegment + 5]! ^= 1
    const released: Buffer[] = []
    await expect(async () => {
      for await (const piece of openContent(key, 'file-1', pieces(sealed, 9000))) released.push(piece)
    }).rejects.toThrow(DamagedFile)
    expect(Buffer.concat(released)).toHaveLength(64 * KIB)
  })
})

describe('the key of a file', () => {
  const installation = Buffer.alloc(32, 1)

  test('opens only with the key and for the file it was wrapped for', () => {
    const wrapped = wrapKey(installation, 'file-1', key)
    expect(Buffer.compare(unwrapKey(installation, 'file-1', wrapped), key)).toBe(0)
    expect(wrapped.includes(key)).toBe(false)
    expect(() => unwrapKey(Buffer.alloc(32, 2), 'file-1', wrapped)).toThrow(DamagedFile)
    expect(() => unwrapKey(installation, 'file-2', wrapped)).toThrow(DamagedFile)
    expect(() => unwrapKey(installation, 'file-1', wrapped.subarray(0, 60))).toThrow(DamagedFile)
    expect(() => unwrapKey(installation, 'file-1', Buffer.alloc(0))).toThrow(DamagedFile)
  })
})
