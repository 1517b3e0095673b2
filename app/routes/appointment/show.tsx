import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AppointmentPanel } from '#app/features/booking/components/appointment-panel.tsx'
import { BeforeVisit } from '#app/features/booking/components/before-visit.tsx'
import { BookedBanner, BookingCode } from '#app/features/booking/components/booked-banner.tsx'
import { BookingSteps } from '#app/features/booking/components/booking-steps.tsx'
import { BringList } from '#app/features/booking/components/bring-list.tsx'
import { EndedNote } from '#app/features/booking/components/ended-note.tsx'
import { GuestsBox } from '#app/features/booking/components/guests-box.tsx'
import { withLinks } from '#app/features/booking/guest-links.ts'
import { joinToken } from '#app/features/booking/link-tokens.ts'
import { listGuests } from '#app/features/booking/queries.server.ts'
import { offeredChanges } from '#app/features/booking/standing.ts'
import { getDocumentList } from '#app/features/documents/queries.server.ts'
import { ListBox } from '#app/features/proposals/components/list-box.tsx'
import { ProposalBox } from '#app/features/proposals/components/proposal-box.tsx'
import { findListPlace, findOpenProposal } from '#app/features/proposals/queries.server.ts'
import { visitPath } from '#app/lib/link-paths.ts'
import { formatCode } from '#app/lib/tokens.ts'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { requireAppointment } from './require-appointment.server.ts'

export const meta: MetaFunction = () => [
  { title: pageTitle(m.appointment_title()) },
  { name: 'robots', content: 'noindex' },
]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const { db, config, locale } = context
  const now = context.now()
  const { appointment, path } = await requireAppointment(args)
  const { id, applicant, mode, state } = appointment
  const isVideo = mode === 'video' && state === 'booked' && applicant !== null
  const documents = applicant
    ? await getDocumentList(db.sql, { appointmentId: id, partyId: applicant.partyId, locale }, now)
    : null
  return {
    appointment,
    path,
    visit: isVideo ? visitPath(joinToken(config.tokenKey, applicant.partyId)) : null,
    documents,
    guests: withLinks(await listGuests(db.sql, id), appointment, config),
    code: appointment.code && formatCode(appointment.code),
    proposal: state === 'booked' ? await findOpenProposal(db.sql, id, now) : null,
    isOnList: (await findListPlace(db.sql, id)).wish !== null,
    news: new URL(request.url).searchParams.get('neu'),
    ...offeredChanges(appointment, now),
  }
}

export default function AppointmentPage() {
  const page = useLoaderData<typeof loader>()
  const { appointment, path, visit, documents, guests, code, news, proposal, isOnList, ...can } = page
  const { locale, municipality } = usePageFacts()
  const isBooked = appointment.state === 'booked'
  const isNew = isBooked && news === 'gebucht'
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        {isNew ? <BookingSteps current={4} /> : null}
        <Heading appointment={appointment} code={code} news={news} />
        {proposal ? <ProposalBox proposal={proposal} appointment={appointment} path={path} locale={locale} /> : null}
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body">
            {isBooked && documents && documents.items.length > 0 ? (
              <BringList
                items={documents.items}
                mode={appointment.mode}
                documentsPath={`${path}/unterlagen`}
                isOpen={documents.isOpen}
              />
            ) : null}
            {isBooked ? (
              <BeforeVisit mode={appointment.mode} directions={appointment.office.directions} visitPath={visit} />
            ) : null}
            {isBooked ? <GuestsBox guests={guests} path={can.canInvite ? `${path}/teilnehmende` : null} /> : null}
            {can.canCancel && appointment.applicant?.email ? <ListBox isOnList={isOnList} path={path} /> : null}
            {isBooked ? null : (
              <EndedNote
                appointment={appointment}
                rebookPath={appointment.state === 'technical_failure' && can.canMove ? `${path}/verschieben` : null}
              />
            )}
          </div>
          <AppointmentPanel
            appointment={appointment}
            locale={locale}
            path={path}
            phone={municipality.phone}
            visitPath={visit}
            canMove={isBooked && can.canMove}
            canCancel={can.canCancel}
          />
        </div>
      </div>
    </PublicPage>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

function Heading({ appointment, code, news }: Pick<Loaded, 'appointment' | 'code' | 'news'>) {
  const { state, applicant } = appointment
  const email = applicant?.email ?? null
  if (state === 'booked' && news === 'gebucht')
    return (
      <BookedBanner
        title={m.appointment_booked_title()}
        sent={email && m.appointment_booked_sent({ email })}
        code={code}
      />
    )
  if (state === 'booked' && news === 'verschoben')
    return (
      <BookedBanner
        title={m.appointment_moved_title()}
        sent={email && m.appointment_moved_sent({ email })}
        code={code}
      />
    )
  if (state === 'booked' && news === 'behalten')
    return <BookedBanner title={m.proposals_kept_title()} sent={m.proposals_ended_text()} code={code} />
  if (state === 'booked' && news === 'name')
    return <BookedBanner title={m.proposals_name_done()} sent={null} code={code} />
  if (state === 'cancelled' && news === 'abgesagt')
    return (
      <BookedBanner
        title={m.appointment_cancel_done_title()}
        sent={email ? m.appointment_cancel_done_sent({ email }) : m.appointment_cancel_done()}
        code={null}
      />
    )
  return (
    <div className="tp-stack tp-journey-head">
      <h1 className="tp-h1">{m.appointment_title()}</h1>
      {state === 'booked' && code ? <BookingCode code={code} /> : null}
    </div>
  )
}
