import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'

/** In place of an empty list: what to try next. */
export function NothingFound({ query, inThisMode }: { query: string; inThisMode: boolean }) {
  return (
    <div className="tp-note">
      <Icon name="info" />
      <div>
        <p className="tp-strong">{inThisMode ? m.public_empty_mode_title() : m.public_empty_title()}</p>
        {inThisMode ? (
          <p>
            <a href={`/suche?${new URLSearchParams({ q: query })}`}>{m.public_empty_mode_link()}</a>
          </p>
        ) : (
          <p>{m.public_empty_text()}</p>
        )}
      </div>
    </div>
  )
}
