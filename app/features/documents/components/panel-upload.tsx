import { type ChangeEvent, useId, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { ACCEPTED_BY_INPUTS } from '../accepted-files.ts'
import { MAX_FILE_BYTES } from '../limits.ts'
import { itemAddress } from '../upload-address.ts'
import { sendFile } from './send-file.ts'

type Props = {
  address: string
  checklistItemId: string | null
  /** What the file is for. */
  title: string
  onSent: () => void
}

type Progress = { name: string; percent: number }

/** Sends a file as soon as it is chosen, and says how far it is. */
export function PanelUpload({ address, checklistItemId, title, onSent }: Props) {
  const id = useId()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState<string>()
  const [arrived, setArrived] = useState<string | null>(null)

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setArrived(null)
    // The server refuses it just the same, only later.
    if (file.size > MAX_FILE_BYTES) return setError(m.error_document_too_large())
    setError(undefined)
    setProgress({ name: file.name, percent: 0 })
    const refusal = await sendFile(itemAddress(address, checklistItemId), file, (percent) =>
      setProgress({ name: file.name, percent }),
    )
    setProgress(null)
    if (refusal) setError(refusal)
    else setArrived(file.name)
    onSent()
  }

  return (
    <div className="tp-upload">
      <div className="tp-row">
        <Pick
          id={`${id}-file`}
          label={m.documents_choose()}
          {...{ title, choose }}
          disabled={progress !== null}
          error={error}
        />
        <Pick
          id={`${id}-photo`}
          label={m.documents_take_photo()}
          camera
          {...{ title, choose }}
          disabled={progress !== null}
        />
      </div>
      <div className="tp-upload__state" role="status">
        {progress ? <Going progress={progress} /> : null}
        {arrived ? <p className="tp-small">{m.documents_sent_name({ name: arrived })}</p> : null}
      </div>
      <FieldError name={`${id}-file`} message={error} />
    </div>
  )
}

type PickProps = {
  id: string
  label: string
  title: string
  camera?: boolean
  disabled: boolean
  error?: string
  choose: (event: ChangeEvent<HTMLInputElement>) => void
}

/** A file input under the look of a button; on phones `camera` opens the camera. */
function Pick({ id, label, title, camera, disabled, error, choose }: PickProps) {
  return (
    <span className={camera ? 'tp-upload__pick tp-upload__pick--camera' : 'tp-upload__pick'}>
      <input
        id={id}
        type="file"
        accept={camera ? 'image/jpeg,image/png' : ACCEPTED_BY_INPUTS}
        capture={camera ? 'environment' : undefined}
        disabled={disabled}
        aria-label={`${label}: ${title}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={choose}
      />
      <span className={`kern-btn kern-btn--${camera ? 'tertiary' : 'secondary'}`} aria-hidden="true">
        <Icon name={camera ? 'photo_camera' : 'upload_file'} />
        <span className="kern-label">{label}</span>
      </span>
    </span>
  )
}

/** The name stays in the sentence; the percentage is for the eye, so that it is not read out at every step. */
function Going({ progress: { name, percent } }: { progress: Progress }) {
  const checking = percent >= 100
  return (
    <>
      <p className="tp-small tp-break">
        {checking ? (
          m.documents_checking({ name })
        ) : (
          <span aria-hidden="true">{m.documents_uploading({ name, percent })}</span>
        )}
      </p>
      <progress value={checking ? undefined : percent} max={100} aria-label={m.documents_upload()} />
    </>
  )
}
