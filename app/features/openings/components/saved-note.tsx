import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import type { Saved } from '../saved.ts'

/** Says that a change was saved and what became of the appointments it broke. */
export function SavedNote({ saved }: { saved: Saved | null }) {
  if (!saved) return null
  const { broken, proposed, refused } = saved
  const lines = [
    proposed > 0 ? m.openings_saved_proposed({ count: proposed }) : '',
    refused > 0 ? m.openings_saved_refused({ count: refused }) : '',
    broken > 0 ? m.openings_saved_tasks({ count: broken }) : '',
  ].filter((line) => line !== '')
  return (
    <Alert kind={refused > 0 ? 'warning' : 'success'} title={m.openings_saved_title()} live>
      {lines.length > 0 ? (
        <p className="kern-body">
          {lines.join(' ')} <a href="/dienst/aufgaben">{m.openings_saved_to_tasks()}</a>
        </p>
      ) : null}
    </Alert>
  )
}
