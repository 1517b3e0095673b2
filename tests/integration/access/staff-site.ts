import { hashPassword } from '#app/features/access/hash-password.server.ts'
import { readConfig } from '#app/lib/config.ts'
import { hashToken } from '#app/lib/tokens.ts'
import type { AppContext } from '#app/server/context.ts'
import { openProcessContext } from '#app/server/process-context.ts'
import { createTestDatabase } from '#tests/setup/database.ts'

export const PASSWORD = 'Kein-Passwort-von-gestern'
const ORIGIN = 'http://127.0.0.1:3000'
const KEY = Buffer.alloc(32, 7).toString('base64')

export type Answer = { status: number; headers: Headers; body: unknown }
export type Ask = {
  method?: 'GET' | 'POST'
  /** Path and query; the route module is chosen by the caller. */
  path?: string
  params?: Record<string, string>
  form?: Record<string, string | string[]>
  cookie?: string | null
  headers?: Record<string, string>
  clientPrefix?: string
}

/** The staff routes on a database of their own, called as the page handler calls them. `now` is the clock of every request. */
export async function openStaffSite(now: { at: Temporal.Instant }) {
  const database = await createTestDatabase()
  const config = readConfig({
    MODE: 'test',
    PUBLIC_URL: ORIGIN,
    DATABASE_URL: database.url,
    TOKEN_KEY: KEY,
    DOCUMENT_KEY: KEY,
    DOCUMENT_FOLDER: '/nonexistent',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'termine@example.org',
    LOG_LEVEL: 'silent',
  })
  const process = await openProcessContext(config, 'test')
  const context = (clientPrefix: string): AppContext => ({
    ...process,
    now: () => now.at,
    nonce: '',
    requestId: 'test',
    locale: 'de',
    clientPrefix,
  })

  async function ask(file: string, question: Ask = {}): Promise<Answer> {
    const method = question.method ?? 'GET'
    const module = await import(/* @vite-ignore */ `../../../app/${file}`)
    const handler = method === 'GET' ? module.loader : module.action
    // The page handler answers 405 for an action that is not there, and renders a page without a loader.
    if (!handler) return { status: method === 'GET' ? 200 : 405, headers: new Headers(), body: null }
    const request = new Request(ORIGIN + (question.path ?? '/'), {
      method,
      headers: {
        ...(question.cookie ? { cookie: question.cookie } : {}),
        ...question.headers,
      },
      ...(question.form ? { body: formOf(question.form) } : {}),
    })
    return answerOf(() =>
      handler({ request, params: question.params ?? {}, context: context(question.clientPrefix ?? 'net') }),
    )
  }

  async function signIn(email: string, password = PASSWORD, more: Partial<Ask> = {}): Promise<Answer> {
    return ask('routes/auth/sign-in.tsx', { method: 'POST', path: '/anmelden', form: { email, password }, ...more })
  }

  return {
    ...process,
    ask,
    signIn,
    /** Signs in and answers what a browser would send and a form of the session would carry. */
    async session(email: string): Promise<{ cookie: string; formToken: string }> {
      const cookie = cookieOf(await signIn(email))
      if (!cookie) throw new Error(`${email} could not sign in`)
      const [row] = await process.db.sql<{ csrfToken: string }[]>`
        SELECT csrf_token FROM staff_session WHERE id_hash = ${hashToken(cookie.split('=')[1]!)}`
      return { cookie, formToken: row!.csrfToken }
    },
    passwordHash: await hashPassword(PASSWORD),
    async drop() {
      await process.close()
      await database.drop()
    },
  }
}

export type StaffSite = Awaited<ReturnType<typeof openStaffSite>>

/** What the browser would send back, or null when the answer sets no session. */
export function cookieOf(answer: Answer): string | null {
  const pair = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return pair.endsWith('=') || pair === '' ? null : pair
}

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const entry of Array.isArray(value) ? value : [value]) form.append(name, entry)
  return form
}

type DataAnswer = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }

async function answerOf(work: () => unknown): Promise<Answer> {
  const result = await Promise.resolve()
    .then(work)
    .catch((error: unknown) => {
      if (error instanceof Response) return error
      throw error
    })
  if (result instanceof Response) return { status: result.status, headers: result.headers, body: result }
  const wrapped = result as Partial<DataAnswer> | null
  if (wrapped && wrapped.type === 'DataWithResponseInit')
    return { status: wrapped.init?.status ?? 200, headers: new Headers(wrapped.init?.headers), body: wrapped.data }
  return { status: 200, headers: new Headers(), body: result }
}
