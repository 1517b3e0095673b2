import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'

/** How the last step in the waiting room went: `gesendet` says to how many a message went. */
export function WaitingNote({ note }: { note: { sent: string | null; announced: boolean; problem: boolean } }) {
  if (note.problem) return <Alert kind="warning" title={m.waiting_text_missing()} live />
  if (note.announced) return <Alert kind="success" title={m.waiting_announced()} live />
  const sent = Number(note.sent)
  if (note.sent === null || !Number.isInteger(sent)) return null
  return sent > 0 ? (
    <Alert kind="success" title={m.waiting_sent({ count: sent })} live />
  ) : (
    <Alert kind="info" title={m.waiting_sent_none()} live />
  )
}
