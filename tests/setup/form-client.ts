import { Agent, request } from 'node:http'

export type FormAnswer = { status: number; location: string | null; body: string }

export type FormClient = {
  /** `address`: whom the trusted proxy in front would name as the client. */
  post(path: string, form: Record<string, string>, address?: string): Promise<FormAnswer>
  get(path: string): Promise<FormAnswer>
  close(): void
}

/** A browser without scripts: sends forms over kept-open connections and does not follow redirects. */
export function openFormClient(port: number, connections: number): FormClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const ask = (method: string, path: string, body: string | null, address?: string) =>
    new Promise<FormAnswer>((resolve, reject) => {
      const headers = {
        ...(body === null
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
        ...(address ? { 'x-forwarded-for': address } : {}),
      }
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? null,
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
      sent.on('error', reject)
      sent.end(body ?? undefined)
    })
  return {
    post: (path, form, address) => ask('POST', path, new URLSearchParams(form).toString(), address),
    get: (path) => ask('GET', path, null),
    close: () => agent.destroy(),
  }
}
