import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse, refusedFileResponse } from '#app/features/documents/file-response.ts'
import { findManagedAppointment } from '#app/features/documents/find-managed-appointment.server.ts'
import { openDocument } from '#app/features/documents/open-document.server.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'

/** One of the citizen's own files, as a download. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const appointment = await findManagedAppointment(context.db.sql, params.manageToken)
  if (!appointment) throw notFound()
  const viewer = { kind: 'citizen', ...appointment } as const
  const opened = await refusalOf(() => openDocument(context, params.documentId, viewer, context.now()))
  return opened.ok ? fileResponse(opened.value) : refusedFileResponse(opened.refusal)
}
