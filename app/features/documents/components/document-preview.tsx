import { lazy, Suspense, useEffect, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import type { MediaType } from '../media-type.ts'

// Some hundred kilobytes that only who looks at a PDF has to load.
const PdfPreview = lazy(() => import('./pdf-preview.tsx').then((loaded) => ({ default: loaded.PdfPreview })))

type Props = {
  document: { id: string; fileName: string; mediaType: MediaType }
  /** Address of the file. */
  href: string
}

/** Shows a document on our own page: pictures drawn anew by the server, pages of a PDF drawn here. */
export function DocumentPreview({ document, href }: Props) {
  // Not on the server, which has no canvas and should not take PDF files apart.
  const [isInBrowser, setIsInBrowser] = useState(false)
  useEffect(() => setIsInBrowser(true), [])
  if (document.mediaType === 'application/pdf')
    return isInBrowser ? (
      <Suspense fallback={<Loading />}>
        <PdfPreview key={document.id} fileName={document.fileName} href={href} />
      </Suspense>
    ) : (
      <Loading />
    )
  return <PicturePreview key={document.id} fileName={document.fileName} href={href} />
}

function Loading() {
  return <p className="tp-muted">{m.documents_preview_loading()}</p>
}

function PicturePreview({ fileName, href }: { fileName: string; href: string }) {
  const [failed, setFailed] = useState(false)
  if (failed) return <p role="alert">{m.documents_preview_failed()}</p>
  return (
    <div className="tp-view__sheet">
      <img
        src={`${href}?ansicht=bild`}
        alt={m.documents_picture_alt({ name: fileName })}
        onError={() => setFailed(true)}
      />
    </div>
  )
}
