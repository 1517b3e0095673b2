import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { MediaLevel } from '../media-level.ts'
import type { Ladder } from './use-ladder.ts'

const WORDS: Record<MediaLevel, { text: () => string; action: () => string }> = {
  low_data: { text: m.media_propose_low_data, action: m.media_take_low_data },
  audio: { text: m.media_propose_audio, action: m.media_take_audio },
  phone: { text: m.media_propose_phone, action: m.media_take_phone },
  video: { text: m.media_propose_video, action: m.media_take_video },
}

type Props = {
  ladder: Ladder
  /** Absent for staff, who call and are not called. */
  onPhone?: () => void
}

/** What the measured connection asks for. Nothing happens without a yes. */
export function LadderNote({ ladder, onPhone }: Props) {
  const { proposal } = ladder
  const words = proposal && (proposal !== 'phone' || onPhone) ? WORDS[proposal] : null
  const agree = () => (proposal === 'phone' ? onPhone?.() : proposal && ladder.take(proposal, 'measured'))
  return (
    <div role="status">
      {words ? (
        <div className="tp-note tp-note--warn tp-ladder">
          <Icon name={proposal === 'video' ? 'videocam' : 'signal_cellular_alt'} />
          <div className="tp-stack tp-stack--tight">
            <p>{words.text()}</p>
            <p className="tp-row tp-row--tight">
              <Button type="button" small onClick={agree}>
                {words.action()}
              </Button>
              <Button type="button" small look="secondary" onClick={ladder.refuse}>
                {m.media_not_now()}
              </Button>
            </p>
          </div>
        </div>
      ) : null}
    </div>
  )
}
