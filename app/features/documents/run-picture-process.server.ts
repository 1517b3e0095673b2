import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '#app/lib/errors.ts'
import type { PictureType } from './check-picture.server.ts'
import { MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE, PREVIEW_SIDE } from './limits.ts'

const TIMEOUT_MS = 20_000
const TOO_LARGE = 3
/** A decoded picture may take some hundred megabytes; more at once would starve a small machine. */
const AT_ONCE = 2

// The built server is one bundle in another folder, so the program is found through the package and not beside this file.
const program = createRequire(import.meta.url).resolve('#app/server/picture.ts')
const projectFolder = join(dirname(program), '../..')

let running = 0
const waiting: (() => void)[] = []

/**
 * Runs app/server/picture.ts on one picture in a process of its own that may read the program and its libraries and nothing else.
 *
 * @throws {DomainError} `document_picture_too_large`; `document_unreadable` also when it crashed or took longer than 20 s.
 */
export async function runPictureProcess(
  task: 'measure' | 'preview',
  mediaType: PictureType,
  content: AsyncIterable<Uint8Array>,
): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await run(task, mediaType, content)
  } finally {
    running--
    waiting.shift()?.()
  }
}

async function run(task: string, mediaType: string, content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const limits = [MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE, PREVIEW_SIDE].map(String)
  const readable = ['node_modules', 'package.json', 'app/server/picture.ts'].map(
    (path) => `--allow-fs-read=${join(projectFolder, path)}`,
  )
  const args = ['--no-warnings', '--permission', '--allow-addons', ...readable, program, task, mediaType, ...limits]
  const child = spawn(process.execPath, args, {
    env: {} as NodeJS.ProcessEnv,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS)
  try {
    const exited = once(child, 'exit') as Promise<[number | null]>
    const output = buffer(child.stdout)
    let contentError: unknown
    const guarded = guard(content, (error) => {
      contentError = error
    })
    // A child that ends before it read everything breaks the pipe; its exit code says why.
    await pipeline(Readable.from(guarded), child.stdin).catch(() => undefined)
    if (contentError !== undefined) throw contentError
    const [code] = await exited
    if (code === TOO_LARGE) throw new DomainError('document_picture_too_large')
    if (code !== 0) throw new DomainError('document_unreadable')
    return await output
  } finally {
    clearTimeout(timer)
    child.kill('SIGKILL')
  }
}

async function* guard(
  content: AsyncIterable<Uint8Array>,
  onError: (error: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* content
  } catch (error) {
    onError(error)
    throw error
  }
}
