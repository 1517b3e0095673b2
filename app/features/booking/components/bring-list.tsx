import type { ChecklistEntry } from '#app/features/documents/queries.server.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import type { Mode } from '../types.ts'

type Props = { items: ChecklistEntry[]; mode: Mode; documentsPath: string; isOpen: boolean }

/** What the service needs, item by item, with what is there already. */
export function BringList({ items, mode, documentsPath, isOpen }: Props) {
  const canUpload = isOpen && items.some((item) => item.upload)
  const missing = items.filter((item) => item.required && item.upload && !item.isThere).length
  return (
    <section aria-labelledby="unterlagen" className="tp-stack">
      <div className="tp-row tp-row--between">
        <h2 className="tp-h2" id="unterlagen">
          {m.appointment_bring_title()}
        </h2>
        {canUpload && missing > 0 ? (
          <Tag kind="warn" icon="error" text={m.appointment_bring_missing({ count: missing })} />
        ) : null}
      </div>
      <p className="tp-muted">{canUpload ? m.appointment_bring_lead_upload() : m.appointment_bring_lead()}</p>
      <ul className="tp-docs">
        {items.map((item) => (
          <li key={item.id}>
            <Icon name={item.upload ? 'description' : 'id_card'} large />
            <div>
              <p className="tp-strong">{item.title}</p>
              {item.hint ? <p className="tp-small tp-muted">{item.hint}</p> : null}
            </div>
            <div className="tp-row">
              <StateTag item={item} mode={mode} />
              {isOpen && item.upload && !item.isThere ? (
                <a
                  className="kern-btn kern-btn--secondary"
                  href={documentsPath}
                  aria-label={m.appointment_upload_for({ title: item.title })}
                >
                  <Icon name="upload_file" />
                  <span className="kern-label">{m.appointment_upload()}</span>
                </a>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {canUpload ? (
        <p>
          <a href={documentsPath}>{m.appointment_all_documents()}</a>
        </p>
      ) : null}
    </section>
  )
}

function StateTag({ item, mode }: { item: ChecklistEntry; mode: Mode }) {
  if (item.isThere) return <Tag kind="ok" icon="check" text={m.appointment_bring_there()} />
  if (!item.required) return <Tag kind="info" icon="info" text={m.appointment_bring_optional()} />
  if (item.upload && mode !== 'on_site') return <Tag kind="warn" icon="error" text={m.appointment_bring_absent()} />
  return mode === 'video' ? (
    <Tag kind="info" icon="videocam" text={m.appointment_bring_in_call()} />
  ) : (
    <Tag kind="info" icon="info" text={m.appointment_bring_with_you()} />
  )
}

function Tag({ kind, icon, text }: { kind: 'ok' | 'warn' | 'info'; icon: IconName; text: string }) {
  return (
    <span className={`tp-tag tp-tag--${kind}`}>
      <Icon name={icon} />
      {text}
    </span>
  )
}
