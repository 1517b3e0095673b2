import { expect, test } from 'vitest'
import { createContentInspector } from './content-inspector.ts'
import { HEAD_BYTES, TAIL_BYTES } from './media-type.ts'

function inspect(bytes: Buffer, step: number) {
  const inspector = createContentInspector()
  for (let at = 0; at < bytes.length; at += step) inspector.push(bytes.subarray(at, at + step))
  return inspector
}

test.each([1, 7, 4099, 65_536, 1_000_000])('head, tail and size are right for pieces of %i bytes', (step) => {
  const bytes = Buffer.from(Array.from({ length: step < 100 ? 9000 : 200_000 }, (_, index) => (index * 31) % 251))
  const seen = inspect(bytes, step)
  expect(seen.sizeBytes).toBe(bytes.length)
  expect(Buffer.compare(seen.head(), bytes.subarray(0, HEAD_BYTES))).toBe(0)
  expect(Buffer.compare(seen.tail(), bytes.subarray(-TAIL_BYTES))).toBe(0)
})

test('a file shorter than the head is all head', () => {
  const seen = inspect(Buffer.from('abc'), 1)
  expect(Buffer.from(seen.head()).toString()).toBe('abc')
  expect(seen.hasHead).toBe(false)
})

test('the encryption entry of a PDF is found across pieces, a mere word is not', () => {
  const trailer = Buffer.from('trailer << /Size 9 /Encrypt 8 0 R /Root 1 0 R >>')
  for (const step of [1, 5, 24, 100]) expect(inspect(trailer, step).isEncryptedPdf).toBe(true)
  expect(inspect(Buffer.from('/Encrypt<</Filter/Standard>>'), 9).isEncryptedPdf).toBe(true)
  expect(inspect(Buffer.from('(how to /Encrypt a file) /EncryptMetadata false'), 9).isEncryptedPdf).toBe(false)
})
