import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'

/** What can be started from a calendar: a booking, and beside it what is needed less often. */
export function CalendarActions({ tag, person }: { tag: string; person?: string | null }) {
  const query = new URLSearchParams({ tag, ...(person ? { person } : {}) })
  return (
    <div className="tp-row tp-row--tight">
      <ButtonLink icon="add" href={`/dienst/buchen?${query}`}>
        {m.calendar_book()}
      </ButtonLink>
      <details className="tp-more">
        <summary aria-label={m.calendar_more_actions()}>
          <Icon name="more_vert" />
        </summary>
        <div className="tp-more__panel">
          <a href={`/dienst/buchen?${query}&spontan=ja`}>{m.calendar_walk_in()}</a>
          <a href={`/dienst/gruppen/neu?${query}`}>{m.calendar_new_group()}</a>
          <a href={`/dienst/sperren?${query}`}>{m.calendar_block_time()}</a>
          <a href={`/dienst/team/druck?tag=${tag}`}>{m.calendar_print()}</a>
        </div>
      </details>
    </div>
  )
}
