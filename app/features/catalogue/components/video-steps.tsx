import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { telephoneLink } from '#app/ui/public-page.tsx'

/** How a video appointment goes, and where those find help who cannot have one. */
export function VideoSteps() {
  const { phone } = usePageFacts().municipality
  const steps = [
    { title: m.public_how_book(), text: m.public_how_book_text() },
    { title: m.public_how_prepare(), text: m.public_how_prepare_text() },
    { title: m.public_how_wait(), text: m.public_how_wait_text() },
    { title: m.public_how_talk(), text: m.public_how_talk_text() },
  ]
  return (
    <section className="tp-section tp-section--soft" aria-labelledby="ablauf">
      <div className="tp-wrap tp-stack tp-stack--wide">
        <h2 className="tp-h2" id="ablauf">
          {m.public_how_title()}
        </h2>
        {/* biome-ignore lint/a11y/noRedundantRoles: VoiceOver drops the role of a list without markers */}
        <ol className="tp-how" role="list">
          {steps.map(({ title, text }) => (
            <li key={title}>
              <h3 className="tp-h4">{title}</h3>
              <p className="tp-muted">{text}</p>
            </li>
          ))}
        </ol>
        <div className="tp-note">
          <Icon name="info" />
          <div>
            <p className="tp-strong">{m.public_help_title()}</p>
            <p>
              {m.public_help_before()} <a href={telephoneLink(phone)}>{phone}</a>. {m.public_help_after()}
            </p>
          </div>
        </div>
      </div>
    </section>
  )
}
