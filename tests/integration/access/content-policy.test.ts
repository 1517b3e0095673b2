import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Config } from '#app/lib/config.ts'
import { giveNonce, securityHeaders } from '#app/server/security.ts'

let address = ''
let stop: () => Promise<void>

beforeAll(async () => {
  const config = {
    mode: 'production',
    publicUrl: 'https://termine.example',
    mediaServer: { publicUrl: 'wss://media.example' },
  } as Config
  const app = express()
  app.use(giveNonce, securityHeaders(config), (_request, response) => void response.send('x'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stop = () => new Promise((resolve) => server.close(() => resolve()))
})

afterAll(() => stop())

const scriptsOf = async (path: string) => {
  const policy = (await fetch(address + path)).headers.get('content-security-policy') ?? ''
  return policy.split(';').find((part) => part.trim().startsWith('script-src ')) ?? ''
}

test('pages of a visit may compile WebAssembly, and nothing more', async () => {
  for (const path of ['/besuch/abc', '/besuch/abc/raum', '/dienst/termine/1/besuch', '/technik-test']) {
    const scripts = await scriptsOf(path)
    expect(scripts).toContain("'wasm-unsafe-eval'")
    expect(scripts).not.toContain("'unsafe-eval'")
    expect(scripts).not.toContain('unsafe-inline')
  }
})

test('no other page may', async () => {
  for (const path of ['/', '/termin/abc', '/dienst', '/dienst/termine/1', '/dienst/fachbereich'])
    expect(await scriptsOf(path)).not.toContain('eval')
})
