import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useParams, useRevalidator, useSubmit } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { DocumentPanel } from '#app/features/documents/components/document-panel.tsx'
import { CallBackPage } from '#app/features/visits/components/call-back-page.tsx'
import { useLocalMedia } from '#app/features/visits/components/local-media.tsx'
import { RoomEndNote } from '#app/features/visits/components/room-end-note.tsx'
import { RoomView } from '#app/features/visits/components/room-view.tsx'
import { ScriptsNeeded } from '#app/features/visits/components/scripts-needed.tsx'
import { useAttention } from '#app/features/visits/components/use-attention.ts'
import { useRoomPage } from '#app/features/visits/components/use-room-page.ts'
import type { RoomEnd } from '#app/features/visits/components/visit-room.ts'
import { getOwnCallBack } from '#app/features/visits/get-own-call-back.server.ts'
import { leaveVisit } from '#app/features/visits/leave-visit.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { requirePlace } from '#app/features/visits/require-place.server.ts'
import { placePath } from '#app/features/visits/visit-place.ts'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'

const NO_HEADERS = {}

export const meta: MetaFunction = () => [{ title: m.visit_room_title() }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const view = await requirePlace(context.db, params.joinToken, 'room', context.now())
  return { ...view, callBack: await getOwnCallBack(context.db.sql, view.partyId) }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  await leaveVisit(context.db, context.rooms, { partyId: party.id }, context.now())
  return redirect(placePath(params.joinToken!, 'after'))
}

export default function RoomPage() {
  const view = useLoaderData<typeof loader>()
  const { joinToken } = useParams()
  const { locale } = usePageFacts()
  const { status, open, close } = useLocalMedia()
  const submit = useSubmit()
  const { revalidate } = useRevalidator()
  const [end, setEnd] = useState<RoomEnd | null>(null)
  const [takesOver, setTakesOver] = useState(false)
  const base = placePath(joinToken!, 'check')
  const urls = { chatUrl: `${base}/nachrichten`, eventsUrl: `${base}/ereignisse` }
  const { chat, documentsVersion, news } = useRoomPage(urls, view.appointmentId, NO_HEADERS)
  useAttention(m.visit_your_turn())
  // After a reload the devices have to be opened again; the person allowed them before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page appears
  useEffect(() => {
    if (status === 'idle' && !view.callBack.phone) void open()
  }, [])
  const service = locale === 'en' && view.serviceNameEn ? view.serviceNameEn : view.serviceName
  const takeOver = () => {
    setTakesOver(true)
    setEnd(null)
    void open()
  }
  if (end === 'elsewhere' || end === 'taken') return <RoomEndNote reason={end} onAgain={takeOver} />
  if (end === 'no_encryption') return <RoomEndNote reason={end} onAgain={() => setEnd(null)} />
  const callBack = { url: `${base}/rueckruf`, knownPhone: view.callBack.knownPhone, onDone: revalidate }
  if (view.callBack.phone)
    return (
      <CallBackPage title={service} phone={view.callBack.phone} officePhone={view.departmentPhone} place={callBack} />
    )
  return (
    <>
      <ScriptsNeeded phone={view.departmentPhone} />
      <RoomView
        title={service}
        elapsedSeconds={view.elapsedSeconds}
        durationMinutes={view.durationMinutes}
        zone={view.timeZone}
        phone={view.departmentPhone}
        parties={view.parties}
        ownId={view.partyId}
        chat={chat}
        documents={
          <DocumentPanel
            variant="citizen"
            address={`${base}/unterlagen`}
            files={`${base}/unterlagen`}
            locale={locale}
            version={documentsVersion}
          />
        }
        grantUrl={`${base}/zugang`}
        headers={NO_HEADERS}
        leaveText={m.visit_leave_text()}
        stepUrl={`${base}/stufe`}
        keysUrl={`${base}/schluessel`}
        news={news}
        callBack={callBack}
        takesOver={takesOver}
        onLeave={() => submit(null, { method: 'post' })}
        onEnd={(reason) => {
          // Another device has the place: this one must neither see nor hear.
          if (reason === 'elsewhere' || reason === 'taken') close()
          setEnd(reason)
          // The loader leads to the page where this party belongs now.
          revalidate()
        }}
      />
    </>
  )
}
