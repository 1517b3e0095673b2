import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { LastChange } from '../find-last-change.server.ts'
import type { FormValues } from '../form-values.ts'
import { type EditedKind, rulePath, weekPath } from '../paths.ts'
import { type KeptRule, typedState } from '../read-rule-form.ts'
import type { OfficeRules } from '../rules.ts'
import { RuleVersions } from './rule-versions.tsx'
import { namesOf, ruleLines, timeWord } from './rule-words.ts'

type Props = {
  kind: EditedKind
  rules: OfficeRules
  values: FormValues
  isDelete: boolean
  /** What is stored now; null: deleted. */
  kept: KeptRule | null
  change: LastChange | null
  formToken: string
}

/** Tells the second of two people who change the same rule, shows both versions and lets them choose. */
export function RuleConflict({ kind, rules, values, isDelete, kept, change, formToken }: Props) {
  const { locale } = usePageFacts()
  const context = { names: namesOf(rules), locale, zone: rules.office.timeZone }
  const mine = isDelete ? null : typedState(kind, values, rules)
  return (
    <section className="tp-box tp-stack" aria-label={m.openings_conflict_title()}>
      <Alert kind="warning" title={kept ? m.openings_conflict_title() : m.openings_conflict_gone()} live focus>
        <p className="kern-body">{m.openings_conflict_text()}</p>
      </Alert>
      <h2 className="tp-h3">{m.openings_conflict_both()}</h2>
      <RuleVersions
        left={{ title: m.openings_conflict_mine(), lines: ruleLines(kind, mine, context) }}
        right={{
          title: m.openings_conflict_theirs(),
          lines: ruleLines(kind, kept?.state ?? null, context),
          note: change
            ? m.openings_conflict_theirs_by({
                name: change.name ?? m.openings_history_nobody(),
                time: timeWord(change.at, context),
              })
            : undefined,
        }}
        empty={m.openings_sim_deleted()}
      />
      <div className="tp-row">
        {kept || !isDelete ? (
          <form method="post" action={kept ? undefined : rulePath(kind, 'neu')}>
            <FormToken value={formToken} />
            <KeptFields values={{ ...values, version: [kept ? String(kept.version) : ''] }} />
            <Button>{m.openings_conflict_use_mine()}</Button>
          </form>
        ) : null}
        <ButtonLink look="secondary" href={kept ? rulePath(kind, kept.id) : weekPath(rules.office.id)}>
          {m.openings_conflict_use_theirs()}
        </ButtonLink>
      </div>
    </section>
  )
}

/** What was typed, sent again as it is. */
function KeptFields({ values }: { values: FormValues }) {
  return (
    <>
      {Object.entries(values).flatMap(([name, list]) =>
        list.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
    </>
  )
}
