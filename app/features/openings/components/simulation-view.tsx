import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { Conflict, Simulation } from '../draft.ts'
import type { OfficeRules } from '../rules.ts'
import { BrokenTable } from './broken-table.tsx'
import { SlotTable, WaitTable } from './outlook-tables.tsx'
import { RuleVersions } from './rule-versions.tsx'
import { namesOf, ruleLines } from './rule-words.ts'

type Props = { simulation: Simulation; rules: OfficeRules; formToken: string; isNamed: boolean }

/** What saving would do, and the buttons that do it. */
export function SimulationView({ simulation, rules, formToken, isNamed }: Props) {
  const { broken, services, lastDate, overlaps } = simulation
  if (overlaps.length > 0)
    return (
      <>
        <Alert kind="danger" title={m.openings_sim_overlap_title()} live />
        <DiscardForm formToken={formToken} />
      </>
    )
  return (
    <>
      <form method="post" className="tp-stack" id="save">
        <FormToken value={formToken} />
        {broken.length === 0 ? (
          <Alert kind="success" title={m.openings_sim_broken_none()}>
            <p className="kern-body">{m.openings_sim_broken_none_text()}</p>
          </Alert>
        ) : (
          <section className="tp-box tp-stack" aria-labelledby="broken">
            <h2 className="tp-h3" id="broken">
              {m.openings_sim_broken({ count: broken.length })}
            </h2>
            <p>{m.openings_sim_broken_hint()}</p>
            <BrokenTable broken={broken} zone={rules.office.timeZone} isNamed={isNamed} />
          </section>
        )}
        <div className="tp-row">
          <SaveButtons hasProposals={broken.some(({ replacement }) => replacement)} hasBroken={broken.length > 0} />
        </div>
      </form>
      <DiscardForm formToken={formToken} />
      <SlotTable services={services} lastDate={lastDate} />
      {services.length > 0 ? <WaitTable services={services} /> : null}
    </>
  )
}

function SaveButtons({ hasProposals, hasBroken }: { hasProposals: boolean; hasBroken: boolean }) {
  if (!hasBroken)
    return (
      <Button name="intent" value="save" icon="check">
        {m.openings_sim_save()}
      </Button>
    )
  return (
    <>
      {hasProposals ? (
        <Button name="intent" value="save" icon="send">
          {m.openings_sim_save_with()}
        </Button>
      ) : null}
      <Button name="intent" value="save-without" look="secondary">
        {m.openings_sim_save_without()}
      </Button>
    </>
  )
}

function DiscardForm({ formToken }: { formToken: string }) {
  return (
    <form method="post">
      <FormToken value={formToken} />
      <Button name="intent" value="discard" look="tertiary" icon="close">
        {m.openings_sim_discard()}
      </Button>
    </form>
  )
}

type ConflictProps = { conflicts: Conflict[]; rules: OfficeRules; formToken: string }

/** Somebody else has saved the same rule between looking and saving: both versions, and the choice. */
export function DraftConflict({ conflicts, rules, formToken }: ConflictProps) {
  const { locale } = usePageFacts()
  const context = { names: namesOf(rules), locale, zone: rules.office.timeZone }
  return (
    <section className="tp-box tp-stack" aria-label={m.openings_conflict_title()}>
      <Alert kind="warning" title={m.openings_conflict_title()} live focus>
        <p className="kern-body">{m.openings_conflict_text()}</p>
      </Alert>
      {conflicts.map(({ change, now }) => (
        <RuleVersions
          key={change.id}
          left={{ title: m.openings_conflict_mine(), lines: ruleLines(change.kind, change.after, context) }}
          right={{
            title: m.openings_conflict_theirs(),
            lines: ruleLines(change.kind, now?.state ?? null, context),
          }}
          empty={m.openings_sim_deleted()}
        />
      ))}
      <div className="tp-row">
        <form method="post">
          <FormToken value={formToken} />
          <Button name="intent" value="rebase">
            {m.openings_conflict_use_mine()}
          </Button>
        </form>
        <form method="post">
          <FormToken value={formToken} />
          <Button name="intent" value="discard" look="secondary">
            {m.openings_conflict_use_theirs()}
          </Button>
        </form>
      </div>
    </section>
  )
}
