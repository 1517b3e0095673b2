import { useRevalidator, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { FORM_TOKEN_FIELD } from '#app/features/access/form-token.ts'
import { DocumentPanel } from '#app/features/documents/components/document-panel.tsx'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { Fault } from '../fault.ts'
import type { WaitingView } from '../get-waiting-view.server.ts'
import type { CallBack } from '../list-call-backs.server.ts'
import { CallBackNote } from './call-back-note.tsx'
import { Control } from './control.tsx'
import { EndVisitDialog } from './end-visit-dialog.tsx'
import { useLocalMedia } from './local-media.tsx'
import { PartyActions } from './party-actions.tsx'
import { RoomEndNote } from './room-end-note.tsx'
import { RoomView } from './room-view.tsx'
import { useRoomPage } from './use-room-page.ts'
import type { RoomEnd } from './visit-room.ts'

type Props = {
  view: WaitingView
  callBacks: CallBack[]
  formToken: string
  headers: Record<string, string>
  error: string | null
  fault: Fault | null
}

/** The caseworker's side of a visit: the same room, with admitting, parking, removing and ending. */
export function StaffRoom({ view, callBacks, formToken, headers, error, fault }: Props) {
  const { locale } = usePageFacts()
  const { status, open, close } = useLocalMedia()
  const submit = useSubmit()
  const { revalidate } = useRevalidator()
  const [ended, setEnded] = useState<RoomEnd | null>(null)
  const [takesOver, setTakesOver] = useState(false)
  const [ending, setEnding] = useState(false)
  const base = `/dienst/termine/${view.appointmentId}`
  const urls = { chatUrl: `${base}/besuch/nachrichten`, eventsUrl: '/dienst/ereignisse' }
  const { chat, documentsVersion, news } = useRoomPage(urls, view.appointmentId, headers)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page appears
  useEffect(() => {
    if (status === 'idle') void open()
  }, [])
  const takeOver = () => {
    setTakesOver(true)
    setEnded(null)
    void open()
  }
  if (ended === 'elsewhere' || ended === 'taken') return <RoomEndNote reason={ended} onAgain={takeOver} />
  if (ended === 'no_encryption') return <RoomEndNote reason={ended} onAgain={() => setEnded(null)} />
  if (ended === 'signed_out') return <RoomEndNote reason={ended} onAgain={() => location.reload()} />
  const documents = (
    <DocumentPanel
      variant="staff"
      address={`${base}/unterlagen`}
      files="/dienst/unterlagen"
      locale={locale}
      version={documentsVersion}
    />
  )
  return (
    <>
      <RoomView
        title={view.serviceName}
        elapsedSeconds={view.elapsedSeconds}
        durationMinutes={view.durationMinutes}
        zone={view.timeZone}
        phone={view.departmentPhone}
        parties={view.parties}
        ownId={view.partyId}
        chat={chat}
        documents={documents}
        grantUrl={`${base}/besuch/zugang`}
        headers={headers}
        leaveText={m.visit_staff_leave_text()}
        stepUrl={`${base}/besuch/stufe`}
        keysUrl={`${base}/besuch/schluessel`}
        news={news}
        takesOver={takesOver}
        notice={<CallBackNote callBacks={callBacks} />}
        onLeave={() => submit({ intent: 'leave', [FORM_TOKEN_FIELD]: formToken }, { method: 'post' })}
        onEnd={(reason) => {
          // Another device has the place: this one must neither see nor hear.
          if (reason === 'elsewhere' || reason === 'taken') close()
          setEnded(reason)
          revalidate()
        }}
        partyActions={(party) => <PartyActions party={party} ownId={view.partyId} formToken={formToken} />}
        extraControls={
          <Control
            icon="task_alt"
            label={m.visit_end()}
            onClick={() => {
              // What was recorded meanwhile is part of the question how it went.
              revalidate()
              setEnding(true)
            }}
          />
        }
      />
      <EndVisitDialog
        open={ending}
        onClose={() => setEnding(false)}
        formToken={formToken}
        error={error}
        fault={fault}
      />
    </>
  )
}
