import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { ChecklistItem } from '../types.ts'

/** What to bring or upload. */
export function BringList({ items }: { items: ChecklistItem[] }) {
  return (
    <section className="tp-stack" aria-labelledby="mitbringen">
      <h2 className="tp-h2" id="mitbringen">
        {m.public_service_bring()}
      </h2>
      {items.length === 0 ? (
        <p>{m.public_service_bring_none()}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: VoiceOver drops the role of a list without markers
        <ul className="tp-bring" role="list">
          {items.map((item) => (
            <li key={item.id}>
              <Icon name={item.required ? 'check_circle' : 'help'} />
              <div>
                <p>
                  <span className="tp-strong">{item.title}</span>
                  {item.required ? null : <span className="tp-muted"> ({m.public_service_optional()})</span>}
                </p>
                {item.hint ? <p className="tp-small tp-muted">{item.hint}</p> : null}
                {item.upload ? (
                  <p className="tp-small tp-ilink">
                    <Icon name="upload_file" />
                    {m.public_service_upload()}
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
