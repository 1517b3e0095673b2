import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '#app/features/access/require-staff.server.ts'
import { fileResponse, pictureResponse, refusedFileResponse } from '#app/features/documents/file-response.ts'
import { openDocument } from '#app/features/documents/open-document.server.ts'
import { renderPreview } from '#app/features/documents/render-preview.server.ts'
import { notFound, refusalOf } from '#app/lib/http.ts'

/** A file for the caseworker: as a download, or with `?ansicht=bild` a picture drawn anew for our own pages. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, context, ['caseworker', 'lead'])
  const asPicture = new URL(request.url).searchParams.get('ansicht') === 'bild'
  const answer = await refusalOf(async () => {
    const opened = await openDocument(context, params.documentId, { kind: 'staff', staff }, context.now())
    if (!asPicture) return fileResponse(opened)
    if (opened.mediaType === 'application/pdf') throw notFound()
    return pictureResponse(await renderPreview(opened.mediaType, opened.content))
  })
  return answer.ok ? answer.value : refusedFileResponse(answer.refusal)
}
