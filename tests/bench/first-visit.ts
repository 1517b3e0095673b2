import { get, type IncomingMessage } from 'node:http'

/** Compressed bytes of what a browser loads for a page on its first visit, as sent with brotli; fonts are left out. */
export type FirstVisit = { html: number; css: number; js: number; icons: number }

export async function weighFirstVisit(baseUrl: string, path: string): Promise<FirstVisit> {
  const page = await fetch(`${baseUrl}${path}`)
  if (!page.ok) throw new Error(`${path} answered ${page.status}`)
  const markup = await page.text()
  const find = (pattern: RegExp) => [...new Set([...markup.matchAll(pattern)].map((match) => match[1]!))]
  const weigh = async (paths: string[]) => {
    const sizes = await Promise.all(paths.map((asset) => transferSize(`${baseUrl}${asset}`)))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
  return {
    html: await transferSize(`${baseUrl}${path}`),
    css: await weigh(find(/<link rel="stylesheet" href="([^"]+)"/g)),
    js: await weigh(find(/(?:src|href|from )=?"(\/[^"]+\.m?js)"/g)),
    icons: await weigh(find(/<use href="([^"#]+)#/g)),
  }
}

/** `fetch` unpacks what it gets; the plain client counts the bytes on the wire. */
function transferSize(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (answer: IncomingMessage) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve(bytes))
      answer.on('error', reject)
    }).on('error', reject)
  })
}
