import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { roleIcon, roleWord } from './party-words.ts'

/** Who takes part, and that nobody records. */
export function WaitingParties({ parties, ownId }: { parties: VisitParty[]; ownId: string }) {
  return (
    <section aria-labelledby="wer" className="tp-stack tp-stack--tight">
      <h2 className="tp-h4" id="wer">
        {m.visit_who_takes_part()}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul role="list" className="tp-stack tp-stack--tight">
        {parties.map((party) => (
          <li key={party.id}>
            <Icon name={roleIcon(party.role)} />{' '}
            {party.id === ownId ? m.visit_you() : party.name || roleWord(party.role)}
            {party.departmentName ? `, ${party.departmentName}` : ''}
            {party.role !== 'applicant' && party.role !== 'caseworker' && party.name
              ? ` (${roleWord(party.role)})`
              : ''}
          </li>
        ))}
        <li>
          <Icon name="lock" /> {m.visit_no_recording()}
        </li>
      </ul>
    </section>
  )
}
