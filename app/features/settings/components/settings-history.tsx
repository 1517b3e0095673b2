import { RuleVersions } from '#app/features/openings/components/rule-versions.tsx'
import { timeWord } from '#app/features/openings/components/rule-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'

export type HistoryLines = { id: string; at: string; staffName: string | null; before: string[]; after: string[] }

type Props = {
  entries: HistoryLines[]
  zone: string
  /** Address of the form with an earlier version in it. */
  restorePath: (changeId: string) => string
}

/** Who changed what and when: the lines that differ, before and after. */
export function SettingsHistory({ entries, zone, restorePath }: Props) {
  const { locale } = usePageFacts()
  return (
    <section className="tp-stack" aria-labelledby="history">
      <h2 className="tp-h3" id="history">
        {m.settings_history()}
      </h2>
      {entries.length === 0 ? <p className="tp-muted">{m.settings_history_none()}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ol className="tp-stack tp-changes" role="list">
        {entries.map(({ id, at, staffName, before, after }) => {
          const time = timeWord(at, { locale, zone })
          return (
            <li key={id} className="tp-box tp-stack tp-stack--tight">
              <div className="tp-row tp-row--between">
                <h3 className="tp-h4">
                  {time}
                  <span className="tp-week__detail">{staffName ?? m.openings_history_nobody()}</span>
                </h3>
                <ButtonLink
                  look="secondary"
                  icon="undo"
                  small
                  href={restorePath(id)}
                  aria-label={m.settings_history_restore_of({ time })}
                >
                  {m.settings_history_restore()}
                </ButtonLink>
              </div>
              <RuleVersions
                left={{ title: m.openings_sim_before(), lines: before.filter((line) => !after.includes(line)) }}
                right={{ title: m.openings_sim_after(), lines: after.filter((line) => !before.includes(line)) }}
                empty=""
              />
            </li>
          )
        })}
      </ol>
    </section>
  )
}
