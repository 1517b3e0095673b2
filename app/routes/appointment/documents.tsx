import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { inputId, OwnDocuments } from '#app/features/documents/components/own-documents.tsx'
import { deleteDocument } from '#app/features/documents/delete-document.server.ts'
import { findManagedAppointment } from '#app/features/documents/find-managed-appointment.server.ts'
import { getDocumentList } from '#app/features/documents/queries.server.ts'
import { deleteSchema } from '#app/features/documents/schema.ts'
import { isUpload, requestedItem } from '#app/features/documents/upload-address.ts'
import { uploadDocument } from '#app/features/documents/upload-document.server.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { formatDate, formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.documents_page_title(), data?.isInvalid) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const appointment = await findManagedAppointment(context.db.sql, params.manageToken)
  if (!appointment) throw notFound()
  const { locale } = context
  return {
    appointment,
    list: await getDocumentList(context.db.sql, { ...appointment, locale }, context.now()),
    done: doneBefore(request),
    back: `/termin/${params.manageToken}`,
    isInvalid: wasInvalid(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const appointment = await findManagedAppointment(context.db.sql, params.manageToken)
  if (!appointment) throw notFound()
  const here = `/termin/${params.manageToken}/unterlagen`
  const checklistItemId = requestedItem(request)
  const result = await refusalOf(async () => {
    if (isUpload(request)) {
      const sender = { ...appointment, checklistItemId }
      return (await uploadDocument(context, request, sender, context.now())).state
    }
    const form = deleteSchema.safeParse(Object.fromEntries(await request.formData()))
    if (!form.success) throw notFound()
    await deleteDocument(context, { ...appointment, ...form.data }, context.now())
    return 'geloescht'
  })
  if (result.ok) return redirect(`${here}?erledigt=${result.value}`, 303)
  if (result.refusal.code === 'not_found') throw notFound()
  return invalid(context, { checklistItemId, code: result.refusal.code }, result.refusal.status)
}

type Deed = 'clean' | 'unchecked' | 'geloescht'

/** What the redirect that led here says was done. */
function doneBefore(request: Request): Deed | null {
  const deed = new URL(request.url).searchParams.get('erledigt')
  return deed === 'clean' || deed === 'unchecked' || deed === 'geloescht' ? deed : null
}

/** Everything the citizen sends beforehand. Works without scripts. */
export default function AppointmentDocuments() {
  const { appointment, list, done, back } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale } = usePageFacts()
  const error = refused ? { checklistItemId: refused.checklistItemId, message: refusalText(refused.code) } : undefined
  const service = locale === 'en' && appointment.serviceNameEn ? appointment.serviceNameEn : appointment.serviceName
  const when = { at: appointment.startsAt, zone: appointment.timeZone, locale }
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-stack" style={{ '--gap': '1.5rem' } as React.CSSProperties}>
        <a className="tp-back" href={back}>
          <Icon name="arrow_back" />
          {m.documents_back()}
        </a>
        {error ? (
          <ErrorSummary errors={[{ field: inputId(error.checklistItemId), message: error.message }]} />
        ) : (
          <Done done={done} />
        )}
        <div className="tp-stack">
          <h1 className="tp-h1">{m.documents_page_title()}</h1>
          <p className="tp-lead">
            {service}, {formatDate(when)}, {formatTime(when)}
          </p>
        </div>
        {list.isOpen ? <Open /> : <Closed />}
        {list.isOpen && list.room === 0 ? <Alert kind="warning" title={m.documents_full()} /> : null}
        {list.isOpen ? <OwnDocuments list={list} here={`${back}/unterlagen`} locale={locale} error={error} /> : null}
      </div>
    </PublicPage>
  )
}

function Open() {
  return (
    <div className="tp-note">
      <Icon name="info" />
      <p>
        {m.documents_intro()} {m.documents_safety()}
      </p>
    </div>
  )
}

function Closed() {
  return (
    <Alert kind="info" title={m.documents_closed_title()}>
      <p className="kern-body">{m.documents_closed()}</p>
    </Alert>
  )
}

function Done({ done }: { done: Deed | null }) {
  if (!done) return null
  if (done === 'geloescht') return <Alert kind="success" live title={m.documents_removed()} />
  return (
    <Alert kind="success" live title={m.documents_sent()}>
      <p className="kern-body">{done === 'clean' ? m.documents_sent_clean() : m.documents_sent_unchecked()}</p>
    </Alert>
  )
}
