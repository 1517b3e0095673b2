import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'

type Props = { date: string; title: string; text?: string }

/** Heading of a page that is started from the team's day, with the way back to it. */
export function TeamHead({ date, title, text }: Props) {
  return (
    <div>
      <a className="tp-back" href={`/dienst/team?tag=${date}`}>
        <Icon name="arrow_back" />
        {m.staff_team_day()}
      </a>
      <h1 className="tp-h2">{title}</h1>
      {text ? <p className="tp-muted">{text}</p> : null}
    </div>
  )
}
