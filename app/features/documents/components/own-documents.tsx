import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { ChecklistEntry, DocumentEntry, DocumentList } from '../queries.server.ts'
import { itemAddress } from '../upload-address.ts'
import { DocumentRows } from './document-rows.tsx'
import { UploadForm } from './upload-form.tsx'

/** Id of the file input for a checklist item, or for other files. */
export function inputId(checklistItemId: string | null): string {
  return checklistItemId ? `datei-${checklistItemId}` : 'datei-weitere'
}

type Props = {
  list: DocumentList
  /** Address of the page; files lie below it. */
  here: string
  locale: Locale
  /** The message for the file that was just refused. */
  error?: { checklistItemId: string | null; message: string }
}

/** The citizen's files by checklist item, with plain forms for sending and deleting. */
export function OwnDocuments({ list, here, locale, error }: Props) {
  const requested = list.items.filter((item) => item.upload)
  const brought = list.items.filter((item) => !item.upload)
  const shared = { list, here, locale, error }
  return (
    <div className="tp-stack" style={{ '--gap': '2rem' } as React.CSSProperties}>
      {requested.length > 0 ? (
        <section className="tp-stack" aria-labelledby="angefragt">
          <h2 className="tp-h2" id="angefragt">
            {m.documents_requested()}
          </h2>
          {requested.map((item) => (
            <Item key={item.id} item={item} {...shared} />
          ))}
        </section>
      ) : null}
      {brought.length > 0 ? <Brought items={brought} /> : null}
      <section className="tp-panel tp-stack" aria-labelledby="weitere">
        <h2 className="tp-h3" id="weitere">
          {m.documents_other()}
        </h2>
        <p className="tp-muted">{m.documents_other_hint()}</p>
        <Files documents={list.others} {...shared} />
        <Upload checklistItemId={null} label={m.documents_file()} {...shared} />
      </section>
    </div>
  )
}

function Item({ item, ...shared }: { item: ChecklistEntry } & Props) {
  return (
    <section className="tp-panel tp-stack" aria-labelledby={`unterlage-${item.id}`}>
      <div className="tp-row tp-row--between">
        <h3 className="tp-h3" id={`unterlage-${item.id}`}>
          {item.title}
        </h3>
        <ItemTag item={item} />
      </div>
      {item.hint ? <p className="tp-muted">{item.hint}</p> : null}
      <Files documents={item.documents} {...shared} />
      <MoreOrFirst item={item} {...shared} />
    </section>
  )
}

/** Once something is there, the form for a further file waits behind a line, so that the page shows what is still missing. */
function MoreOrFirst({ item, ...shared }: { item: ChecklistEntry } & Props) {
  const upload = <Upload checklistItemId={item.id} label={m.documents_file_for({ title: item.title })} {...shared} />
  if (!item.isThere || shared.list.room === 0) return upload
  return (
    <details className="tp-upload-more" open={shared.error?.checklistItemId === item.id}>
      <summary>{m.documents_another()}</summary>
      {upload}
    </details>
  )
}

function ItemTag({ item }: { item: ChecklistEntry }) {
  if (item.isThere)
    return (
      <span className="tp-tag tp-tag--ok">
        <Icon name="check" />
        {m.documents_there()}
      </span>
    )
  if (!item.required) return <span className="tp-tag">{m.documents_voluntary()}</span>
  return (
    <span className="tp-tag tp-tag--warn">
      <Icon name="error" />
      {m.documents_missing()}
    </span>
  )
}

function Brought({ items }: { items: ChecklistEntry[] }) {
  return (
    <section className="tp-stack" aria-labelledby="mitbringen">
      <h2 className="tp-h2" id="mitbringen">
        {m.documents_bring()}
      </h2>
      <p className="tp-muted">{m.documents_bring_hint()}</p>
      <ul className="kern-list kern-list--bullet">
        {items.map((item) => (
          <li key={item.id}>
            {item.title}
            {item.hint ? <span className="tp-muted"> – {item.hint}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Files({ documents, here, locale }: { documents: DocumentEntry[]; here: string; locale: Locale }) {
  return (
    <DocumentRows
      documents={documents}
      locale={locale}
      actions={(document) => (
        <>
          {document.state === 'clean' ? (
            <ButtonLink
              look="tertiary"
              icon="download"
              href={`${here}/${document.id}`}
              aria-label={m.documents_open_name({ name: document.fileName })}
            >
              {m.documents_open()}
            </ButtonLink>
          ) : null}
          <form method="post" action={here}>
            <input type="hidden" name="documentId" value={document.id} />
            <Button look="tertiary" icon="delete" aria-label={m.documents_delete_name({ name: document.fileName })}>
              {m.documents_delete()}
            </Button>
          </form>
        </>
      )}
    />
  )
}

type UploadProps = Props & { checklistItemId: string | null; label: string }

function Upload({ checklistItemId, label, list, here, error }: UploadProps) {
  if (list.room === 0) return null
  const message = error && error.checklistItemId === checklistItemId ? error.message : undefined
  return (
    <UploadForm
      id={inputId(checklistItemId)}
      action={itemAddress(here, checklistItemId)}
      label={label}
      error={message}
    />
  )
}
