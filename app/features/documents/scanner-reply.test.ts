import { expect, test } from 'vitest'
import { parseScannerAddress, readScanReply } from './scanner-reply.ts'

test.each([
  ['stream: OK\0', 'clean'],
  ['stream: OK', 'clean'],
  ['stream: Local.Eicar-Test.UNOFFICIAL FOUND\0', 'infected'],
  ['stream: Heuristics.Encrypted.PDF FOUND\0', 'encrypted'],
  ['stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0', 'uncheckable'],
  ['INSTREAM size limit exceeded. ERROR\0', 'unavailable'],
  ['stream: OK\nstream: OK', 'unavailable'],
  [' stream: OK', 'unavailable'],
  ['stream: ok', 'unavailable'],
  ['OK', 'unavailable'],
  ['', 'unavailable'],
])('the scanner says %j, the file is %s', (reply, kind) => {
  expect(readScanReply(reply).kind).toBe(kind)
})

test.each([
  ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ['unix:/tmp/clamd.sock', { path: '/tmp/clamd.sock' }],
  ['unix:///tmp/clamd.sock', { path: '/tmp/clamd.sock' }],
  ['scanner.example.org:3310', { host: 'scanner.example.org', port: 3310 }],
  ['tcp://127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
])('the address %s is read', (address, parsed) => {
  expect(parseScannerAddress(address)).toEqual(parsed)
})

test('an address without a port is refused', () => {
  expect(() => parseScannerAddress('scanner')).toThrow()
})
