import { useFetcher } from '@remix-run/react'
import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { moveOf, type PartyAction } from '#rooms/waiting/party-machine.ts'
import type { VisitParty } from '../list-visit-parties.server.ts'

const STAFF_ACTIONS = ['admit', 'park', 'remove', 'decline', 'invite_again'] as const satisfies readonly PartyAction[]
export type StaffAction = (typeof STAFF_ACTIONS)[number]

const LABELS: Record<StaffAction, () => string> = {
  admit: m.visit_action_admit,
  park: m.visit_action_park,
  remove: m.visit_action_remove,
  decline: m.visit_action_decline,
  invite_again: m.visit_action_invite_again,
}

/** What staff can do with a party now; the table of moves decides. */
export function PartyActions({ party, ownId, formToken }: { party: VisitParty; ownId: string; formToken: string }) {
  const fetcher = useFetcher<{ error: string | null }>()
  if (party.id === ownId || party.role === 'caseworker') return null
  // For a parked party both would do the same to it.
  const canRemove = moveOf(party.state, 'remove') !== null
  const possible = STAFF_ACTIONS.filter((action) => moveOf(party.state, action) && !(action === 'decline' && canRemove))
  if (possible.length === 0) return null
  return (
    <fetcher.Form method="post" className="tp-row tp-row--tight">
      <FormToken value={formToken} />
      <input type="hidden" name="partyId" value={party.id} />
      {possible.map((action) => (
        <Button
          key={action}
          look={action === 'admit' ? 'primary' : 'secondary'}
          name="intent"
          value={action}
          aria-label={`${LABELS[action]()}: ${party.name}`}
          disabled={fetcher.state !== 'idle'}
        >
          {LABELS[action]()}
        </Button>
      ))}
      <span role="alert" className="tp-small">
        {fetcher.data?.error ?? ''}
      </span>
    </fetcher.Form>
  )
}
