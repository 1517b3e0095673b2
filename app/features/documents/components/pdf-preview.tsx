import { useEffect, useRef, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { type OpenPdf, openPdf } from './open-pdf.ts'

const ZOOM_STEPS = [0.5, 0.75, 1, 1.5, 2, 3]

/** Pages of a PDF as pictures, one at a time, with their text for screen readers. Nothing of the PDF runs. */
export function PdfPreview({ fileName, href }: { fileName: string; href: string }) {
  const [pdf, setPdf] = useState<OpenPdf | null>(null)
  const [failed, setFailed] = useState(false)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(2)
  useEffect(() => {
    const opening = openPdf(href)
    let current = true
    opening.then(
      (opened) => current && setPdf(opened),
      () => current && setFailed(true),
    )
    return () => {
      current = false
      void opening.then((opened) => opened.close()).catch(() => undefined)
    }
  }, [href])
  if (failed) return <p role="alert">{m.documents_preview_failed()}</p>
  if (!pdf) return <p className="tp-muted">{m.documents_preview_loading()}</p>
  return (
    <div className="tp-view">
      <div className="tp-view__bar">
        <Button
          type="button"
          look="tertiary"
          icon="chevron_left"
          disabled={page === 1}
          onClick={() => setPage(page - 1)}
        >
          {m.documents_page_previous()}
        </Button>
        <span role="status">{m.documents_page_of({ page, pages: pdf.pages })}</span>
        <Button
          type="button"
          look="tertiary"
          icon="chevron_right"
          disabled={page === pdf.pages}
          onClick={() => setPage(page + 1)}
        >
          {m.documents_page_next()}
        </Button>
        <Button type="button" look="tertiary" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>
          {m.documents_zoom_out()}
        </Button>
        <Button
          type="button"
          look="tertiary"
          disabled={zoom === ZOOM_STEPS.length - 1}
          onClick={() => setZoom(zoom + 1)}
        >
          {m.documents_zoom_in()}
        </Button>
      </div>
      <PdfPage {...{ pdf, page, fileName }} zoom={ZOOM_STEPS[zoom] ?? 1} onFail={() => setFailed(true)} />
    </div>
  )
}

type PageProps = { pdf: OpenPdf; page: number; zoom: number; fileName: string; onFail: () => void }

function PdfPage({ pdf, page, zoom, fileName, onFail }: PageProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const fail = useRef(onFail)
  fail.current = onFail
  const [text, setText] = useState('')
  useEffect(() => {
    if (!canvas.current || !sheet.current) return
    const drawing = pdf.draw(page, canvas.current, (sheet.current.clientWidth - 24) * zoom)
    drawing.done.then(setText, () => fail.current())
    return drawing.stop
  }, [pdf, page, zoom])
  return (
    <section
      className="tp-view__sheet"
      ref={sheet}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={m.documents_page_alt({ page, name: fileName })}
    >
      <canvas ref={canvas} />
      <p className="kern-sr-only">{text}</p>
    </section>
  )
}
