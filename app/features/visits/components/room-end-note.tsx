import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import type { RoomEnd } from './visit-room.ts'

const WORDS: Partial<Record<RoomEnd, { title: () => string; text: () => string; again: () => string }>> = {
  elsewhere: { title: m.visit_elsewhere_title, text: m.visit_elsewhere_text, again: m.visit_continue_here },
  no_encryption: {
    title: m.media_no_encryption_title,
    text: m.media_no_encryption_text,
    again: m.visit_try_again,
  },
  taken: { title: m.media_taken_title, text: m.media_taken_text, again: m.media_use_this_device },
}
const SIGNED_OUT = { title: m.visit_signed_out_title, text: m.visit_signed_out_text, again: m.visit_continue_here }

/** The conversation goes on in another window, is going on there and the person has to choose, or cannot go on here. */
export function RoomEndNote({ reason, onAgain }: { reason: RoomEnd; onAgain: () => void }) {
  const words = WORDS[reason] ?? SIGNED_OUT
  return (
    <main id="inhalt" className="tp-wrap tp-section tp-stack">
      <h1 className="tp-h1">{words.title()}</h1>
      <p>{words.text()}</p>
      <Button type="button" icon="refresh" onClick={onAgain}>
        {words.again()}
      </Button>
    </main>
  )
}
