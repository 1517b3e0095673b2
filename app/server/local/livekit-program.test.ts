import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyChecksum } from './livekit-program.ts'

const content = Buffer.from('a release')
const sum = createHash('sha256').update(content).digest('hex')

test('a release with the published checksum is accepted', () => {
  const published = `${'0'.repeat(64)}  livekit_1_linux_arm64.tar.gz\n${sum}  livekit_1_linux_amd64.tar.gz\n`
  expect(() => verifyChecksum(content, 'livekit_1_linux_amd64.tar.gz', published)).not.toThrow()
  expect(() => verifyChecksum(content, 'livekit_1_linux_arm64.tar.gz', published)).toThrow('not the published one')
})

test('a release without a published checksum is refused', () => {
  expect(() => verifyChecksum(content, 'a.tar.gz', `${sum}  xa.tar.gz`)).toThrow('no checksum is published')
})
