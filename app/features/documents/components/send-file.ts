import { m } from '#app/locales/generated/messages.js'
import { FILE_FIELD } from '../upload-address.ts'

/**
 * Sends one file as a form and tells whole percents on the way; 100 means sent, and now being looked at.
 *
 * @returns why it was refused, as a sentence; null when it arrived.
 */
export function sendFile(address: string, file: File, onProgress: (percent: number) => void): Promise<string | null> {
  const form = new FormData()
  form.append(FILE_FIELD, file)
  // fetch cannot say how much it has sent.
  const request = new XMLHttpRequest()
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.min(100, Math.floor((100 * loaded) / (total || 1))))
    request.onload = () => resolve(request.status < 300 ? null : reasonOf(request.responseText))
    request.onerror = () => resolve(m.error_document_interrupted())
    request.ontimeout = () => resolve(m.error_document_interrupted())
    request.open('POST', address)
    request.setRequestHeader('accept', 'application/json')
    request.send(form)
  })
}

function reasonOf(text: string): string {
  try {
    const { title } = JSON.parse(text) as { title?: unknown }
    if (typeof title === 'string') return title
  } catch {
    // no problem document: a proxy in between refused it
  }
  return m.error_document_interrupted()
}
