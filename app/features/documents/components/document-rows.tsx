import type { ReactNode } from 'react'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { DocumentEntry } from '../queries.server.ts'
import { sizeInWords, stateHint, stateInWords } from './document-words.ts'

type Props = {
  documents: DocumentEntry[]
  locale: Locale
  /** Buttons and links of one file. */
  actions: (document: DocumentEntry) => ReactNode
}

/** Files with their state in words; the same for citizens and staff. */
export function DocumentRows({ documents, locale, actions }: Props) {
  if (documents.length === 0) return null
  return (
    <ul className="tp-docs">
      {documents.map((document) => (
        <DocumentRow key={document.id} document={document} locale={locale} actions={actions(document)} />
      ))}
    </ul>
  )
}

function DocumentRow({ document, locale, actions }: { document: DocumentEntry; locale: Locale; actions: ReactNode }) {
  const look = stateInWords(document.state)
  const hint = stateHint(document)
  return (
    <li>
      <Icon name="description" />
      <div>
        <b className="tp-break">{document.fileName}</b>
        <p className="tp-small tp-muted">
          {sizeInWords(document.sizeBytes, locale)}
          {document.partyName ? ` · ${m.documents_from({ name: document.partyName })}` : null}
        </p>
        <span className={`tp-tag ${look.tag}`}>
          <Icon name={look.icon} />
          {look.text}
        </span>
        {hint ? <p className="tp-small">{hint}</p> : null}
      </div>
      <div className="tp-docs__actions">{actions}</div>
    </li>
  )
}
