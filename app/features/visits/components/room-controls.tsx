import type { ReactNode } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Control } from './control.tsx'
import { useLocalMedia } from './local-media.tsx'
import type { SideTab } from './side-panel.tsx'
import { useCanShareScreen } from './use-can-share-screen.ts'

type Props = {
  tab: SideTab
  unread: number
  unreadText: number
  sharesScreen: boolean
  connected: boolean
  onTab: (tab: SideTab) => void
  onShare: (on: boolean) => void
  onDevices: () => void
  onHelp: () => void
  onLeave: () => void
  /** "End for all", for staff. */
  extra?: ReactNode
}

/** The bar below the pictures. */
export function RoomControls({
  tab,
  unread,
  unreadText,
  sharesScreen,
  connected,
  onTab,
  onShare,
  onDevices,
  onHelp,
  onLeave,
  extra,
}: Props) {
  const { microphone, camera, microphoneOn, cameraOn, toggleMicrophone, toggleCamera, open } = useLocalMedia()
  const canShare = useCanShareScreen()
  return (
    <nav className="tp-controls" aria-label={m.visit_controls()}>
      <Control
        icon={microphoneOn ? 'mic' : 'mic_off'}
        label={m.visit_microphone()}
        action={microphoneOn ? m.visit_is_on_turn_off() : m.visit_is_off_turn_on()}
        onClick={() => void (microphone ? toggleMicrophone() : open())}
      />
      <Control
        icon={cameraOn ? 'videocam' : 'videocam_off'}
        label={m.visit_camera()}
        action={cameraOn ? m.visit_is_on_turn_off() : m.visit_is_off_turn_on()}
        onClick={() => void (camera ? toggleCamera() : open())}
      />
      <Control
        icon="forum"
        label={m.visit_tab_chat()}
        panel
        pressed={tab === 'chat'}
        onClick={() => onTab('chat')}
        badge={unread > 0 && tab !== 'chat' ? <span className="tp-count tp-ctl__count">{unread}</span> : null}
      />
      <Control
        icon="edit"
        label={m.visit_tab_text()}
        panel
        pressed={tab === 'text'}
        onClick={() => onTab('text')}
        badge={unreadText > 0 && tab !== 'text' ? <span className="tp-count tp-ctl__count">{unreadText}</span> : null}
      />
      <Control
        icon="description"
        label={m.visit_tab_documents()}
        panel
        pressed={tab === 'documents'}
        onClick={() => onTab('documents')}
      />
      <Control
        icon="group"
        panel
        label={m.visit_tab_people()}
        pressed={tab === 'people'}
        onClick={() => onTab('people')}
      />
      {canShare ? (
        <Control
          icon={sharesScreen ? 'stop_screen_share' : 'present_to_all'}
          label={m.visit_screen()}
          action={sharesScreen ? m.visit_stop_sharing() : m.visit_share()}
          pressed={sharesScreen}
          disabled={!connected}
          onClick={() => onShare(!sharesScreen)}
        />
      ) : null}
      <Control icon="settings" label={m.visit_devices()} onClick={onDevices} />
      <Control icon="help" label={m.visit_help()} onClick={onHelp} />
      {extra}
      <Control icon="call_end" label={m.visit_leave()} end onClick={onLeave} />
    </nav>
  )
}
