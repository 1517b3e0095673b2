import { RuleVersions } from '#app/features/openings/components/rule-versions.tsx'
import { timeWord } from '#app/features/openings/components/rule-words.ts'
import type { FormValues } from '#app/features/openings/form-values.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { KeptFields } from './kept-fields.tsx'

type Props = {
  /** Both versions in words; null when what was typed cannot be read. */
  mine: string[] | null
  theirs: string[]
  /** Who saved the stored version, null when nobody did here. */
  by: { name: string | null; at: string } | null
  /** What was typed, and the tag of what is stored now. */
  values: FormValues
  tag: string
  formToken: string
  href: string
  zone: string
}

/** Tells the second of two people who change the same rules, shows both versions and lets them choose. */
export function SettingsConflict({ mine, theirs, by, values, tag, formToken, href, zone }: Props) {
  const { locale } = usePageFacts()
  const time = by ? timeWord(by.at, { locale, zone }) : ''
  return (
    <section className="tp-box tp-stack" aria-label={m.settings_conflict_title()}>
      <Alert kind="warning" title={m.settings_conflict_title()} live focus>
        <p className="kern-body">{m.settings_conflict_text()}</p>
      </Alert>
      <h2 className="tp-h3">{m.openings_conflict_both()}</h2>
      <RuleVersions
        left={{ title: m.openings_conflict_mine(), lines: mine }}
        right={{
          title: m.openings_conflict_theirs(),
          lines: theirs,
          note: by
            ? m.openings_conflict_theirs_by({ name: by.name ?? m.openings_history_nobody(), time })
            : m.settings_conflict_import(),
        }}
        empty=""
      />
      <div className="tp-row">
        {mine ? (
          <form method="post" action={href}>
            <KeptFields values={{ ...values, seen: [tag] }} formToken={formToken} />
            <Button>{m.openings_conflict_use_mine()}</Button>
          </form>
        ) : null}
        <ButtonLink look="secondary" href={href}>
          {m.openings_conflict_use_theirs()}
        </ButtonLink>
      </div>
    </section>
  )
}
