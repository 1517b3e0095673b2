import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { DocumentPreview } from '#app/features/documents/components/document-preview.tsx'
import { findDocument } from '#app/features/documents/find-document.server.ts'
import { isReleased } from '#app/features/documents/policy.ts'
import { StaffPage } from '#app/features/workplace/components/staff-page.tsx'
import { getWorkFrame } from '#app/features/workplace/get-work-frame.server.ts'
import { notFound } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'

export const handle = { hydrate: true }

export const meta: MetaFunction<typeof loader> = () => [{ title: `${m.documents_preview()} – ${m.common_workplace()}` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const document = await findDocument(context.db.sql, params.documentId, { kind: 'staff', staff })
  if (!document) throw notFound()
  return {
    document,
    isReleased: isReleased(document.state),
    frame: await getWorkFrame(context.db, staff, context.now()),
  }
}

/** A document on a page of its own, for reading it before the appointment. */
export default function DocumentPreviewPage() {
  const { document, isReleased, frame } = useLoaderData<typeof loader>()
  const href = `/dienst/unterlagen/${document.id}`
  return (
    <StaffPage frame={frame} current="day">
      <a className="tp-back" href={`/dienst/termine/${document.appointmentId}`}>
        <Icon name="arrow_back" />
        {m.documents_back_to_appointment()}
      </a>
      <div className="tp-row tp-row--between">
        <h1 className="tp-h2 tp-break">{document.fileName}</h1>
        {isReleased ? (
          <ButtonLink look="secondary" icon="download" href={href}>
            {m.documents_download()}
          </ButtonLink>
        ) : null}
      </div>
      {isReleased ? (
        <DocumentPreview document={document} href={href} />
      ) : (
        <Alert kind="info" title={m.documents_state_unchecked()}>
          <p className="kern-body">{m.documents_unchecked_hint()}</p>
        </Alert>
      )}
    </StaffPage>
  )
}
