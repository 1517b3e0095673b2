import { type ReactNode, useEffect, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { Announcer } from './announcer.tsx'
import type { CallBackPlace } from './call-back-dialog.tsx'
import { ChatPanel } from './chat-panel.tsx'
import { ConnectionBar } from './connection-bar.tsx'
import { Elapsed } from './elapsed.tsx'
import { EncryptionButton } from './encryption-button.tsx'
import { MediaProblemNote } from './media-problem-note.tsx'
import { PeoplePanel } from './people-panel.tsx'
import { RealtimeTextPanel } from './realtime-text-panel.tsx'
import { RoomControls } from './room-controls.tsx'
import { DevicesDialog, HelpDialog, LeaveDialog } from './room-dialogs.tsx'
import type { Participating, Quality } from './room-snapshot.ts'
import { SidePanel, type SideTab } from './side-panel.tsx'
import { Stage } from './stage.tsx'
import type { Chat } from './use-chat.ts'
import { useRealtimeText } from './use-realtime-text.ts'
import { useVisitRoom } from './use-visit-room.ts'
import { useWakeLock } from './use-wake-lock.ts'
import type { RoomEnd } from './visit-room.ts'

type Props = {
  title: string
  elapsedSeconds: number
  durationMinutes: number
  zone: string
  phone: string
  parties: VisitParty[]
  ownId: string
  chat: Chat
  documents: ReactNode
  /** Where grants come from, and what the server wants to see of this page. */
  grantUrl: string
  headers: Record<string, string>
  leaveText: string
  /** Where the record learns how this page takes part. */
  stepUrl: string
  /** The way to the phone; absent for staff. */
  callBack?: CallBackPlace
  /** The person chose this device although another one has the place. */
  takesOver?: boolean
  /** Where keys of an encrypted visit are exchanged; `news` rises when they may have changed. */
  keysUrl: string
  news: number
  /** Below the head, for staff. */
  notice?: ReactNode
  onLeave: () => void
  onEnd: (reason: RoomEnd) => void
  partyActions?: (party: VisitParty) => ReactNode
  extraControls?: ReactNode
}

/** The conversation: pictures, text, documents, people, controls. The same for citizens and staff. */
export function RoomView(props: Props) {
  const { parties, ownId, chat } = props
  const visit = useVisitRoom(props.grantUrl, props.headers, props.onEnd, props)
  const { room, leave, unlockSound, reconnect, shareScreen } = visit
  const [tab, setTab] = useState<SideTab>('chat')
  const [shareFailed, setShareFailed] = useState(false)
  const [dialog, setDialog] = useState<'devices' | 'help' | 'leave' | null>(null)
  const unread = useUnread(chat.messages.length, tab === 'chat')
  const others = room.participants.filter(({ isLocal }) => !isLocal).map(({ identity }) => identity)
  const text = useRealtimeText(visit.data, ownId, others, room.phase === 'connected')
  const unreadText = useUnread(text.lines.filter(({ from }) => from !== ownId).length, tab === 'text')
  useWakeLock()
  const close = () => setDialog(null)
  const share = (on: boolean) => {
    setShareFailed(false)
    // Who says no to the browser's question wanted that; everything else is told.
    void shareScreen(on).catch((error: unknown) => setShareFailed((error as Error).name !== 'NotAllowedError'))
  }
  const goAway = () => {
    close()
    void leave().then(props.onLeave)
  }
  const tabs = [
    {
      id: 'chat' as const,
      label: m.visit_tab_chat(),
      count: unread,
      content: <ChatPanel chat={chat} ownId={ownId} zone={props.zone} />,
    },
    {
      id: 'text' as const,
      label: m.visit_tab_text(),
      count: unreadText,
      content: <RealtimeTextPanel text={text} parties={parties} ownId={ownId} />,
    },
    {
      id: 'documents' as const,
      label: m.visit_tab_documents(),
      content: <div className="tp-panelbar__body">{props.documents}</div>,
    },
    {
      id: 'people' as const,
      label: m.visit_tab_people(),
      content: <PeoplePanel parties={parties} ownId={ownId} actions={props.partyActions} />,
    },
  ]
  return (
    <main className="tp-visit" id="inhalt" data-phase={room.phase}>
      <header className="tp-visit__top">
        <h1>{props.title}</h1>
        <span className="tp-small">
          <Icon name="schedule" /> <Elapsed since={props.elapsedSeconds} durationMinutes={props.durationMinutes} />
        </span>
        <span className="tp-small">
          <Icon name="lock" /> {m.visit_no_recording_short()}
        </span>
        {room.encryption ? <EncryptionButton encryption={room.encryption} /> : null}
        <ConnectionBar {...props} {...visit} quality={qualityText(room.phase, ownQuality(room.participants))} />
        <span className="tp-small">
          <Icon name="group" /> {m.visit_people_count({ count: room.participants.length })}
        </span>
        {props.notice ? <div className="tp-visit__notice">{props.notice}</div> : null}
      </header>
      <div className="tp-visit__mid">
        <Stage room={room} parties={parties} ownId={ownId} onUnlockSound={unlockSound} />
        <SidePanel tabs={tabs} open={tab} onOpen={setTab} />
      </div>
      <RoomControls
        tab={tab}
        unread={unread}
        unreadText={unreadText}
        sharesScreen={room.sharesScreen}
        connected={room.phase === 'connected'}
        onTab={setTab}
        onShare={share}
        onDevices={() => setDialog('devices')}
        onHelp={() => setDialog('help')}
        onLeave={() => setDialog('leave')}
        extra={props.extraControls}
      />
      <div className="tp-visit__problem">
        <MediaProblemNote phone={props.phone} />
        <div role="alert">{shareFailed ? <p className="tp-note tp-note--warn">{m.visit_share_failed()}</p> : null}</div>
      </div>
      <Announcer participants={room.participants} parties={parties} ownId={ownId} />
      <DevicesDialog open={dialog === 'devices'} onClose={close} />
      <HelpDialog open={dialog === 'help'} onClose={close} phone={props.phone} onReconnect={reconnect} />
      <LeaveDialog open={dialog === 'leave'} onClose={close} onLeave={goAway} text={props.leaveText} />
    </main>
  )
}

function ownQuality(participants: Participating[]): Quality {
  return participants.find((participant) => participant.isLocal)?.quality ?? 'unknown'
}

function qualityText(phase: string, quality: Quality): string {
  if (phase !== 'connected') return m.visit_connecting()
  if (quality === 'poor' || quality === 'lost') return m.visit_quality_poor()
  return quality === 'fair' ? m.visit_quality_fair() : m.visit_quality_good()
}

/** How many messages came since the text was looked at last. */
function useUnread(count: number, isOpen: boolean): number {
  const [seen, setSeen] = useState(count)
  useEffect(() => {
    if (isOpen) setSeen(count)
  }, [count, isOpen])
  return isOpen ? 0 : Math.max(0, count - seen)
}
