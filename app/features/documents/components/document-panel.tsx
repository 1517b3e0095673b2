import { useState } from 'react'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import type { ChecklistEntry, DocumentEntry, DocumentList } from '../queries.server.ts'
import { DocumentPreview } from './document-preview.tsx'
import { DocumentRows } from './document-rows.tsx'
import { PanelUpload } from './panel-upload.tsx'
import { useDocuments } from './use-documents.ts'

type Props = {
  /** citizen: own files, sending and deleting. staff: everybody's files, looking at them. */
  variant: 'citizen' | 'staff'
  /** JSON list: `/besuch/:joinToken/unterlagen` or `/dienst/termine/:id/unterlagen`. Citizens also send there. */
  address: string
  /** Files lie below it: `/besuch/:joinToken/unterlagen` or `/dienst/unterlagen`. */
  files: string
  locale: Locale
  /** Anything that changes when the event stream tells of a document (types `document_…`) or of a `resync`; the list is then read anew. */
  version: number | string
  /** Level of the headings inside, below the one of the surrounding panel. */
  heading?: 'h3' | 'h4'
}

/** The documents of a visit, beside the picture or in the waiting room. Needs scripts. */
export function DocumentPanel({ variant, address, files, locale, version, heading = 'h3' }: Props) {
  const { list, failed, reload } = useDocuments(address, version)
  const [shown, setShown] = useState<DocumentEntry | null>(null)
  if (failed && !list)
    return (
      <div className="tp-stack" role="alert">
        <p>{m.documents_load_failed()}</p>
        <Button type="button" look="secondary" icon="refresh" onClick={reload}>
          {m.documents_try_again()}
        </Button>
      </div>
    )
  if (!list) return <p className="tp-muted">{m.documents_loading()}</p>
  if (shown && variant === 'staff')
    return (
      <div className="tp-stack">
        <div className="tp-row tp-row--between">
          <b className="tp-break">{shown.fileName}</b>
          <Button type="button" look="tertiary" icon="close" onClick={() => setShown(null)}>
            {m.documents_preview_close()}
          </Button>
        </div>
        <DocumentPreview document={shown} href={`${files}/${shown.id}`} />
      </div>
    )
  const actions = (document: DocumentEntry) =>
    variant === 'staff' ? (
      <StaffActions document={document} files={files} onShow={() => setShown(document)} />
    ) : (
      <OwnActions document={document} files={files} address={address} onDone={reload} />
    )
  return <Lists {...{ variant, list, locale, address, heading, actions, onSent: reload }} />
}

type ListsProps = Pick<Props, 'variant' | 'address' | 'locale'> & {
  list: DocumentList
  heading: 'h3' | 'h4'
  actions: (document: DocumentEntry) => React.ReactNode
  onSent: () => void
}

function Lists({ variant, list, locale, address, heading: Heading, actions, onSent }: ListsProps) {
  const canSend = variant === 'citizen' && list.room > 0
  const items = list.items.filter((item) => item.upload || item.documents.length > 0)
  return (
    <div className="tp-stack">
      {items.map((item) => (
        <section className="tp-stack" key={item.id} style={{ '--gap': '.5rem' } as React.CSSProperties}>
          <Heading className="tp-h4">{item.title}</Heading>
          <Missing item={item} />
          <DocumentRows documents={item.documents} locale={locale} actions={actions} />
          {canSend ? <PanelUpload {...{ address, onSent }} checklistItemId={item.id} title={item.title} /> : null}
        </section>
      ))}
      <section className="tp-stack" style={{ '--gap': '.5rem' } as React.CSSProperties}>
        {items.length > 0 ? <Heading className="tp-h4">{m.documents_other()}</Heading> : null}
        {list.others.length === 0 && variant === 'staff' ? <p className="tp-muted">{m.documents_none()}</p> : null}
        <DocumentRows documents={list.others} locale={locale} actions={actions} />
        {canSend ? <PanelUpload {...{ address, onSent }} checklistItemId={null} title={m.documents_other()} /> : null}
      </section>
      {canSend ? <p className="tp-small tp-muted">{m.documents_formats()}</p> : null}
    </div>
  )
}

function Missing({ item }: { item: ChecklistEntry }) {
  if (item.isThere) return null
  return <p className="tp-small tp-muted">{item.required ? m.documents_missing() : m.documents_voluntary()}</p>
}

function StaffActions({ document, files, onShow }: { document: DocumentEntry; files: string; onShow: () => void }) {
  if (document.state !== 'clean') return null
  const name = document.fileName
  return (
    <>
      <Button type="button" look="secondary" small onClick={onShow} aria-label={m.documents_view_name({ name })}>
        {m.documents_view()}
      </Button>
      <ButtonLink
        look="tertiary"
        small
        href={`${files}/${document.id}`}
        aria-label={m.documents_download_name({ name })}
      >
        {m.documents_download()}
      </ButtonLink>
    </>
  )
}

type OwnProps = { document: DocumentEntry; files: string; address: string; onDone: () => void }

function OwnActions({ document, files, address, onDone }: OwnProps) {
  const [error, setError] = useState<string>()
  const name = document.fileName
  async function remove() {
    const answer = await fetch(`${address}?dokument=${document.id}`, { method: 'DELETE' }).catch(() => null)
    if (answer?.ok) onDone()
    else setError(await refusalOf(answer))
  }
  return (
    <>
      {document.state === 'clean' ? (
        <ButtonLink look="tertiary" small href={`${files}/${document.id}`} aria-label={m.documents_open_name({ name })}>
          {m.documents_open()}
        </ButtonLink>
      ) : null}
      <Button
        type="button"
        look="tertiary"
        small
        onClick={() => void remove()}
        aria-label={m.documents_delete_name({ name })}
      >
        {m.documents_delete()}
      </Button>
      <FieldError name={`delete-${document.id}`} message={error} />
    </>
  )
}

async function refusalOf(answer: Response | null): Promise<string> {
  const problem = (await answer?.json().catch(() => null)) as { title?: string } | null | undefined
  return problem?.title ?? m.error_document_interrupted()
}
