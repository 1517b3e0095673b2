import { m } from '#app/locales/generated/messages.js'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { DocumentRow } from '../appointment-facts.ts'

const STATES: Record<DocumentRow['state'], { tag: string; word: () => string }> = {
  receiving: { tag: '', word: m.staff_document_receiving },
  unchecked: { tag: 'tp-tag--warn', word: m.staff_document_unchecked },
  clean: { tag: 'tp-tag--ok', word: m.staff_document_clean },
  infected: { tag: 'tp-tag--bad', word: m.staff_document_infected },
  refused: { tag: 'tp-tag--bad', word: m.staff_document_refused },
}

/** Uploaded files; only those that were found clean can be opened. */
export function DocumentsBox({ documents, zone }: { documents: DocumentRow[]; zone: string }) {
  const { locale } = usePageFacts()
  return (
    <section className="tp-box tp-stack" aria-labelledby="documents">
      <h2 className="tp-h3" id="documents">
        {m.staff_documents()}
      </h2>
      {documents.length === 0 ? <p className="tp-muted">{m.staff_documents_empty()}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-docs" role="list">
        {documents.map((document) => (
          <li key={document.id}>
            <Icon name="description" />
            <div className="tp-break">
              {document.state === 'clean' ? (
                <a href={`/dienst/unterlagen/${document.id}/ansicht`}>{document.fileName}</a>
              ) : (
                document.fileName
              )}
              <br />
              <span className="tp-small tp-muted">
                {document.itemTitle ? `${document.itemTitle} · ` : ''}
                {sizeInWords(document.sizeBytes, locale)} · {formatShortDate({ at: document.uploadedAt, zone, locale })}
                , {formatTime({ at: document.uploadedAt, zone, locale })}
              </span>
            </div>
            <span className="tp-row tp-row--tight">
              <span className={`tp-tag ${STATES[document.state].tag}`}>{STATES[document.state].word()}</span>
              {document.state === 'clean' ? (
                <a
                  className="tp-ilink"
                  href={`/dienst/unterlagen/${document.id}`}
                  aria-label={m.documents_download_name({ name: document.fileName })}
                >
                  <Icon name="download" />
                </a>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sizeInWords(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
    value,
  )
}
