import { describe, expect, it } from 'vitest'
import { endedSessionCookie, presentedSessionId, sessionCookie } from './session-cookie.ts'

const HTTPS = 'https://termine.example'
const id = 'a'.repeat(43)

describe('the session cookie', () => {
  it.each([HTTPS, 'http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
    'is bound to its host on %s',
    (url) => {
      expect(sessionCookie(url, id)).toBe(`__Host-sprechzeit=${id}; Path=/; HttpOnly; SameSite=Lax; Secure`)
    },
  )

  it('goes without Secure only where browsers would drop it', () => {
    expect(sessionCookie('http://192.168.1.4:3000', id)).toBe(`sprechzeit=${id}; Path=/; HttpOnly; SameSite=Lax`)
  })

  it('is found among others and taken back', () => {
    expect(presentedSessionId(HTTPS, `sprache=de; __Host-sprechzeit=${id}; x=1`)).toBe(id)
    expect(endedSessionCookie(HTTPS)).toContain('__Host-sprechzeit=; ')
  })

  it.each([null, '', 'sprache=de', '__Host-sprechzeit=short', `sprechzeit=${id}`, `x__Host-sprechzeit=${id}`])(
    'is not in %j',
    (header) => {
      expect(presentedSessionId(HTTPS, header)).toBeNull()
    },
  )
})
