import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'

/** The large search of the start page. A GET form, so the answer can be bookmarked and needs no script. */
export function HeroSearch() {
  return (
    <search>
      <form action="/suche" method="get">
        <label className="tp-strong tp-search__label" htmlFor="q">
          {m.public_search_label()}
        </label>
        <div className="tp-search__frame">
          <Icon name="search" className="tp-search__icon" />
          <div className="tp-search">
            <input
              id="q"
              name="q"
              type="search"
              maxLength={200}
              placeholder={m.public_search_example()}
              autoComplete="off"
              enterKeyHint="search"
            />
            <button type="submit">{m.public_search_button()}</button>
          </div>
        </div>
      </form>
    </search>
  )
}
