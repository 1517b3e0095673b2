import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { ACCEPTED_BY_INPUTS } from '../accepted-files.ts'
import { FILE_FIELD } from '../upload-address.ts'

type Props = {
  /** Id of the file input, for the error summary. */
  id: string
  action: string
  label: string
  error?: string
}

/** Takes one file without a script. */
export function UploadForm({ id, action, label, error }: Props) {
  const hint = `${id}-hint`
  return (
    <form className="tp-upload" method="post" action={action} encType="multipart/form-data">
      <div className={error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
        <label className="kern-label" htmlFor={id}>
          {label}
        </label>
        <div className="kern-hint" id={hint}>
          {m.documents_formats()}
        </div>
        <input
          className={error ? 'kern-form-input__input kern-form-input__input--error' : 'kern-form-input__input'}
          type="file"
          id={id}
          name={FILE_FIELD}
          accept={ACCEPTED_BY_INPUTS}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${hint} ${id}-error` : hint}
        />
        <FieldError name={id} message={error} />
      </div>
      <Button look="secondary" icon="upload_file">
        {m.documents_upload()}
      </Button>
    </form>
  )
}
