import type { ReactNode } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { roleIcon, roleWord, stateWord } from './party-words.ts'

type Props = { parties: VisitParty[]; ownId: string; actions?: (party: VisitParty) => ReactNode }

/** Everybody who belongs to the visit and where they are; nobody is hidden. `actions` are for staff. */
export function PeoplePanel({ parties, ownId, actions }: Props) {
  return (
    <div className="tp-panelbar__body">
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-parties" role="list">
        {parties.map((party) => (
          <li key={party.id}>
            <div className="tp-party__who">
              <Icon name={roleIcon(party.role)} />
              <span>
                <b>{party.name || roleWord(party.role)}</b>
                {party.id === ownId ? ` (${m.visit_you()})` : ''}
                <br />
                <span className="tp-small tp-muted">
                  {roleWord(party.role)} · {party.byPhone ? m.media_is_by_phone() : stateWord(party.state)}
                </span>
              </span>
            </div>
            {actions?.(party)}
          </li>
        ))}
      </ul>
      <p className="tp-small tp-muted">
        <Icon name="lock" /> {m.visit_no_recording()}
      </p>
    </div>
  )
}
