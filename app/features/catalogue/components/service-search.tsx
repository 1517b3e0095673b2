import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'

/** The search above a list of services. */
export function ServiceSearch({ query }: { query: string }) {
  return (
    <search>
      <form action="/suche" method="get" className="tp-row tp-searchline">
        <div className="kern-form-input">
          <label className="kern-label" htmlFor="q">
            {m.public_search_label()}
          </label>
          <input
            className="kern-form-input__input"
            id="q"
            name="q"
            type="search"
            maxLength={200}
            defaultValue={query}
            autoComplete="off"
            enterKeyHint="search"
          />
        </div>
        <Button>{m.public_search_button()}</Button>
      </form>
    </search>
  )
}
