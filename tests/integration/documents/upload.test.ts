import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readUpload } from '#app/features/documents/read-upload.server.ts'
import { DomainError, isDomainError } from '#app/lib/errors.ts'

const MB = 1024 * 1024

let server: Server
let address: string
/** What became of the last request. */
let outcome: Promise<unknown>
let take: (content: AsyncIterable<Uint8Array>) => Promise<number>

async function count(content: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const chunk of content) size += chunk.length
  return size
}

beforeAll(async () => {
  server = createServer((request, response) => {
    // As the web framework does it.
    const body = createReadableStreamFromReadable(request)
    const init = { method: 'POST', headers: request.headers as Record<string, string>, body, duplex: 'half' }
    outcome = readUpload(new Request('http://test/', init as RequestInit), async ({ fileName, content }) => ({
      fileName,
      size: await take(content),
    }))
    outcome.then(
      (result) => response.end(JSON.stringify(result)),
      (error: unknown) => {
        response.statusCode = isDomainError(error) ? error.status : 500
        response.end(isDomainError(error) ? error.code : String(error))
      },
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  take = count
})

function form(...files: [name: string, content: Uint8Array<ArrayBuffer>][]): FormData {
  const data = new FormData()
  data.append('note', 'before')
  for (const [name, content] of files) data.append('datei', new File([content], name))
  return data
}

async function post(body: BodyInit): Promise<[number, string]> {
  const answer = await fetch(address, { method: 'POST', body })
  return [answer.status, await answer.text()]
}

describe('an upload', () => {
  test('arrives whole, with the name the browser gave it', async () => {
    const content = new Uint8Array(3 * MB).fill(65)
    expect(await post(form(['Prüfung "1".pdf', content]))).toEqual([
      200,
      JSON.stringify({ fileName: 'Prüfung "1".pdf', size: 3 * MB }),
    ])
  })

  test('keeps a path in the name for others to judge', async () => {
    const [, text] = await post(form(['../../x.pdf', new Uint8Array(3)]))
    expect(JSON.parse(text)).toEqual({ fileName: '../../x.pdf', size: 3 })
  })

  test('takes the first of several files', async () => {
    const [, text] = await post(form(['1.pdf', new Uint8Array(10)], ['2.pdf', new Uint8Array(99)]))
    expect(JSON.parse(text)).toEqual({ fileName: '1.pdf', size: 10 })
  })

  test('of nothing says that nothing was chosen', async () => {
    expect(await post(form())).toEqual([400, 'document_missing'])
    expect(await post(form(['', new Uint8Array()]))).toEqual([400, 'document_missing'])
    expect(await post(new URLSearchParams({ datei: 'x' }))).toEqual([400, 'document_missing'])
  })

  test('of an empty file is an empty file, not none', async () => {
    expect(await post(form(['leer.pdf', new Uint8Array()]))).toEqual([200, '{"fileName":"leer.pdf","size":0}'])
  })

  test('that is refused early is read on, so that the browser gets its answer', async () => {
    take = async (content) => {
      for await (const _ of content) break
      throw Object.assign(new Error('document_too_large'), {
        name: 'DomainError',
        code: 'document_too_large',
        status: 413,
      })
    }
    expect(await post(form(['gross.pdf', new Uint8Array(30 * MB)]))).toEqual([413, 'document_too_large'])
  })
})

describe('an upload that goes wrong', () => {
  const HEAD =
    '--x\r\ncontent-disposition: form-data; name="datei"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n'

  async function open(length: number): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => undefined).setMaxListeners(0)
    await once(socket, 'connect')
    outcome = Promise.reject(new Error('not begun'))
    outcome.catch(() => undefined)
    socket.write(
      `POST / HTTP/1.1\r\nhost: test\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: ${length}\r\n\r\n`,
    )
    return socket
  }

  const settled = () => new Promise((resolve) => setTimeout(resolve, 200)).then(() => Promise.allSettled([outcome]))

  test('because the connection breaks is never taken for a whole file', async () => {
    const socket = await open(1000)
    socket.write(`${HEAD}%PDF-1.7 half of it`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    const [result] = await settled()
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'document_interrupted' } })
  })

  test('because the closing boundary is missing is never taken for a whole file', async () => {
    const body = `${HEAD}%PDF-1.7 half of it`
    const socket = await open(body.length)
    socket.write(body)
    const [result] = await settled()
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'document_interrupted' } })
    socket.destroy()
  })

  test.each([
    ['no form at all', 'nonsense'],
    ['headers without end', `--x\r\n${'a: b\r\n'.repeat(20_000)}`],
    ['a part without a name', '--x\r\n\r\nhello\r\n--x--\r\n'],
  ])('(%s) is refused', async (_, body) => {
    const socket = await open(body.length)
    socket.write(body)
    const [result] = await settled()
    expect(result?.status).toBe('rejected')
    expect((result as PromiseRejectedResult).reason).toMatchObject({ name: 'DomainError' })
    socket.destroy()
  })

  test('because it is a gigabyte ends, and takes no memory', async () => {
    take = async (content) => {
      let size = 0
      for await (const chunk of content) {
        size += chunk.length
        if (size > 20 * MB) throw new DomainError('document_too_large')
      }
      return size
    }
    const socket = await open(1024 * MB)
    socket.write(HEAD)
    const piece = Buffer.alloc(MB, 65)
    let sent = 0
    const before = heldMemory()
    let most = 0
    while (sent < 1024 && !socket.destroyed) {
      if (!socket.write(piece))
        await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined)
      sent++
      if (sent % 8 === 0) most = Math.max(most, heldMemory() - before)
    }
    expect(sent).toBeLessThan(200)
    expect(most).toBeLessThan(50 * MB)
    const [result] = await settled()
    expect(result?.status).toBe('rejected')
  })
})

/** Bytes of buffers that somebody still needs: what waits for the garbage collector is collected first. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().external
}
