import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { initials } from '#app/ui/work-page.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { partyName, roleIcon } from './party-words.ts'
import type { Participating } from './room-snapshot.ts'
import { TrackVideo } from './track-video.tsx'

type Props = { participant: Participating; party: VisitParty | undefined; ownId: string; main: boolean }

/** One party's picture, or its initials, with name and microphone. Its place in the grid is a matter of style, so a picture never restarts. */
export function Tile({ participant, party, ownId, main }: Props) {
  const name = partyName(party, ownId)
  const { camera, microphoneOn, isSpeaking, isLocal, quality } = participant
  return (
    <figure
      className={main ? 'tp-vt tp-vt--main' : 'tp-vt'}
      data-speaking={isSpeaking ? '' : undefined}
      data-identity={participant.identity}
    >
      {camera ? (
        <TrackVideo track={camera} mirrored={isLocal} label={m.visit_picture_of({ name })} />
      ) : (
        <span className="tp-vt__initials" aria-hidden="true">
          {initials(party?.name || name)}
        </span>
      )}
      <figcaption>
        <Icon name={microphoneOn ? (isSpeaking ? 'volume_up' : 'mic') : 'mic_off'} />
        <span className="tp-vt__name">
          {name}
          {party?.departmentName && !isLocal ? `, ${party.departmentName}` : ''}
        </span>
        {party && party.role !== 'applicant' && party.role !== 'caseworker' ? (
          <Icon name={roleIcon(party.role)} />
        ) : null}
        {quality === 'poor' || quality === 'lost' ? <Icon name="wifi_off" /> : null}
        <span className="kern-sr-only">
          {microphoneOn ? '' : ` (${m.visit_is_muted()})`}
          {quality === 'poor' || quality === 'lost' ? ` (${m.visit_quality_poor()})` : ''}
        </span>
      </figcaption>
    </figure>
  )
}
