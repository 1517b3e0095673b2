import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { partyName } from './party-words.ts'
import type { RoomSnapshot } from './room-snapshot.ts'
import { mainParty } from './stage-order.ts'
import { Tile } from './tile.tsx'
import { TrackVideo } from './track-video.tsx'
import { Voice } from './voice.tsx'

type Props = { room: RoomSnapshot; parties: VisitParty[]; ownId: string; onUnlockSound: () => void }

/** Pictures and sound of everybody in the room. A shared screen takes the large place. */
export function Stage({ room, parties, ownId, onUnlockSound }: Props) {
  const { participants } = room
  const sharing = participants.find((participant) => participant.screen && !participant.isLocal)
  const ids = participants.map(({ identity }) => identity)
  const main = sharing ? null : mainParty(ids, ownId, parties)
  const party = (id: string) => parties.find((candidate) => candidate.id === id)
  const order = (id: string) => parties.findIndex((candidate) => candidate.id === id)
  const sorted = [...participants].sort((a, b) => order(a.identity) - order(b.identity))
  return (
    <div className="tp-stage" data-tiles={participants.length + (sharing ? 1 : 0)}>
      {sharing?.screen ? (
        <figure className="tp-vt tp-vt--main" data-screen>
          <TrackVideo
            track={sharing.screen}
            whole
            label={m.visit_screen_of({ name: partyName(party(sharing.identity), ownId) })}
          />
          <figcaption>
            <Icon name="present_to_all" />
            {m.visit_screen_of({ name: partyName(party(sharing.identity), ownId) })}
          </figcaption>
        </figure>
      ) : null}
      {sorted.map((participant) => (
        <Tile
          key={participant.identity}
          participant={participant}
          party={party(participant.identity)}
          ownId={ownId}
          main={participant.identity === main}
        />
      ))}
      {participants.length < 2 && !sharing ? (
        <div className="tp-vt tp-vt--opt">
          <Icon name="hourglass_top" large />
          <span>{room.phase === 'connected' ? m.visit_alone() : m.visit_connecting()}</span>
        </div>
      ) : null}
      <PhaseNote room={room} onUnlockSound={onUnlockSound} />
      {participants.flatMap(({ identity, voices }) =>
        voices.map((voice, index) => <Voice key={`${identity} ${voice.sid ?? index}`} track={voice} />),
      )}
    </div>
  )
}

function PhaseNote({ room, onUnlockSound }: { room: RoomSnapshot; onUnlockSound: () => void }) {
  const text = {
    connecting: m.visit_connecting(),
    reconnecting: m.visit_reconnecting(),
    waiting: m.visit_media_server_waiting(),
  }
  return (
    <div className="tp-stage__note" role="status">
      {room.phase === 'reconnecting' || room.phase === 'waiting' ? (
        <p>
          <Icon name="wifi_off" /> {text[room.phase]}
        </p>
      ) : null}
      {room.phase === 'connected' && !room.canPlaySound ? (
        <Button type="button" icon="volume_up" onClick={onUnlockSound}>
          {m.visit_unlock_sound()}
        </Button>
      ) : null}
    </div>
  )
}
