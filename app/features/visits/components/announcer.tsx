import { useEffect, useRef, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { partyName } from './party-words.ts'
import type { Participating } from './room-snapshot.ts'

type Props = { participants: Participating[]; parties: VisitParty[]; ownId: string }

/** Says who came, who went, and who shows a screen. */
export function Announcer({ participants, parties, ownId }: Props) {
  const [text, setText] = useState('')
  const before = useRef({ others: [] as string[], sharing: [] as string[] })
  const others = participants.filter((participant) => !participant.isLocal).map(({ identity }) => identity)
  const sharing = participants.filter((participant) => participant.screen).map(({ identity }) => identity)
  const key = `${others.join(' ')} / ${sharing.join(' ')}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: spoken when somebody comes, goes or shows something, not when a name changes
  useEffect(() => {
    const last = before.current
    before.current = { others, sharing }
    const name = (id: string) =>
      partyName(
        parties.find((party) => party.id === id),
        ownId,
      )
    const shown = (id: string) => (id === ownId ? m.visit_you_share() : m.visit_shares({ name: name(id) }))
    const hidden = (id: string) => (id === ownId ? m.visit_you_stopped() : m.visit_stopped({ name: name(id) }))
    const words = [
      ...others.filter((id) => !last.others.includes(id)).map((id) => m.visit_came({ name: name(id) })),
      ...last.others.filter((id) => !others.includes(id)).map((id) => m.visit_went({ name: name(id) })),
      ...sharing.filter((id) => !last.sharing.includes(id)).map(shown),
      ...last.sharing.filter((id) => !sharing.includes(id)).map(hidden),
    ]
    if (words.length > 0) setText(words.join(' '))
  }, [key])
  return (
    <p className="kern-sr-only" role="status">
      {text}
    </p>
  )
}
