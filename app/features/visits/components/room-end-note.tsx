import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import type { RoomEnd } from './visit-room.ts'

/** The conversation goes on in another window, or cannot go on here. */
export function RoomEndNote({ reason, onAgain }: { reason: RoomEnd; onAgain: () => void }) {
  return (
    <main id="inhalt" className="tp-wrap tp-section tp-stack">
      <h1 className="tp-h1">{reason === 'elsewhere' ? m.visit_elsewhere_title() : m.visit_signed_out_title()}</h1>
      <p>{reason === 'elsewhere' ? m.visit_elsewhere_text() : m.visit_signed_out_text()}</p>
      <Button type="button" icon="refresh" onClick={onAgain}>
        {m.visit_continue_here()}
      </Button>
    </main>
  )
}
