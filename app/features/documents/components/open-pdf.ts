import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import jbig2Url from 'pdfjs-dist/wasm/jbig2.wasm?url'
import openjpegUrl from 'pdfjs-dist/wasm/openjpeg.wasm?url'

GlobalWorkerOptions.workerSrc = workerUrl

const FONT_URLS = import.meta.glob<string>('/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
})
const DECODER_URLS: Record<string, string> = { 'jbig2.wasm': jbig2Url, 'openjpeg.wasm': openjpegUrl }

/** A picture inside a PDF with more pixels is left out: decoding takes four bytes for each. */
const MAX_IMAGE_PIXELS = 64_000_000
/** Longest side of the drawing; browsers refuse larger canvases. */
const MAX_CANVAS_SIDE = 8000

export type OpenPdf = {
  pages: number
  /** Draws one page `width` CSS pixels wide; `done` gives the page's text. `stop` ends it quietly. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): { done: Promise<string>; stop: () => void }
  close(): Promise<void>
}

/**
 * Fetches and reads a PDF. It is taken apart in a worker whose own policy lets it talk to nobody; scripts, forms and links in it are not
 * even read.
 */
export async function openPdf(href: string): Promise<OpenPdf> {
  const answer = await fetch(href)
  if (!answer.ok) throw new Error(`status ${answer.status}`)
  const loading = getDocument({
    data: await answer.arrayBuffer(),
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    stopAtErrors: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: 0,
    BinaryDataFactory: OwnDataFactory,
  } as Parameters<typeof getDocument>[0])
  const document = await loading.promise
  return {
    pages: document.numPages,
    draw: (page, canvas, width) => drawPage(document, page, canvas, width),
    close: () => loading.destroy(),
  }
}

/** Fonts and decoders lie under the hashed names of our own build, so they are looked up and not put together from a folder. */
class OwnDataFactory {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const fonts = `/node_modules/pdfjs-dist/standard_fonts/${filename}`
    const url = kind === 'wasmUrl' ? DECODER_URLS[filename] : FONT_URLS[fonts]
    const answer = url ? await fetch(url) : null
    if (!answer?.ok) throw new Error(`no ${filename}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}

function drawPage(document: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, width: number) {
  let stopped = false
  let stopDrawing = () => {}
  async function work(): Promise<string> {
    const page = await document.getPage(number)
    if (stopped) return ''
    const natural = page.getViewport({ scale: 1 })
    const ratio = Math.min(
      window.devicePixelRatio || 1,
      MAX_CANVAS_SIDE / width,
      (MAX_CANVAS_SIDE / width) * (natural.width / natural.height),
    )
    const viewport = page.getViewport({ scale: (width / natural.width) * ratio })
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    canvas.style.width = `${Math.floor(width)}px`
    const drawing = page.render({ canvas, viewport, annotationMode: 1 })
    stopDrawing = () => drawing.cancel()
    await drawing.promise
    const { items } = await page.getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join(' ')
  }
  const done = work().catch((error: unknown) => {
    if (stopped) return ''
    throw error
  })
  return {
    done,
    stop: () => {
      stopped = true
      stopDrawing()
    },
  }
}
