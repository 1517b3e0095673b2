import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'
import { m } from '#app/locales/generated/messages.js'

type Shared = {
  /** Also the id and the form name, so that the error summary can link to it. */
  name: string
  label: string
  hint?: ReactNode
  /** Message for this field; says what to do. */
  error?: string
  optional?: boolean
}

function describedBy({ name, hint, error }: Shared): string | undefined {
  return [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
}

/** What ties every control to its label, hint and error. */
function controlProps(field: Shared) {
  return {
    id: field.name,
    name: field.name,
    'aria-invalid': field.error ? true : undefined,
    'aria-describedby': describedBy(field),
  }
}

function inputClass(error: string | undefined): string {
  return error ? 'kern-form-input__input kern-form-input__input--error' : 'kern-form-input__input'
}

function Frame({ field, children }: { field: Shared; children: ReactNode }) {
  return (
    <div className={field.error ? 'kern-form-input kern-form-input--error' : 'kern-form-input'}>
      <label className="kern-label" htmlFor={field.name}>
        {field.label}
        {field.optional ? <span className="kern-label__optional"> {m.common_optional()}</span> : null}
      </label>
      {field.hint ? (
        <div className="kern-hint" id={`${field.name}-hint`}>
          {field.hint}
        </div>
      ) : null}
      {children}
      <FieldError name={field.name} message={field.error} />
    </div>
  )
}

export function FieldError({ name, message }: { name: string; message?: string }) {
  if (!message) return null
  return (
    <p className="kern-error" id={`${name}-error`}>
      <span className="kern-icon kern-icon--danger" aria-hidden="true" />
      <span className="kern-body">{message}</span>
    </p>
  )
}

export function TextField({
  name,
  label,
  hint,
  error,
  optional,
  ...rest
}: Shared & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>) {
  const field = { name, label, hint, error, optional }
  return (
    <Frame field={field}>
      <input className={inputClass(error)} {...controlProps(field)} type="text" {...rest} />
    </Frame>
  )
}

export function TextArea({
  name,
  label,
  hint,
  error,
  optional,
  ...rest
}: Shared & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name' | 'id'>) {
  const field = { name, label, hint, error, optional }
  return (
    <Frame field={field}>
      <textarea className={inputClass(error)} {...controlProps(field)} rows={4} {...rest} />
    </Frame>
  )
}

export function SelectField({
  name,
  label,
  hint,
  error,
  optional,
  options,
  ...rest
}: Shared & { options: { value: string; label: string }[] } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    'name' | 'id'
  >) {
  const field = { name, label, hint, error, optional }
  return (
    <Frame field={field}>
      <div className="kern-form-input__select-wrapper">
        <select className="kern-form-input__select" {...controlProps(field)} {...rest}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </Frame>
  )
}

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'type'> & {
  name: string
  id?: string
  label: ReactNode
  error?: string
}

/** One checkbox or, with `type="radio"`, one choice of a group inside a fieldset. */
export function CheckField({
  name,
  id,
  label,
  error,
  type = 'checkbox',
  ...rest
}: CheckProps & { type?: 'checkbox' | 'radio' }) {
  const own = id ?? name
  return (
    <div>
      <div className="kern-form-check">
        <input
          className={type === 'radio' ? 'kern-form-check__radio' : 'kern-form-check__checkbox'}
          type={type}
          id={own}
          name={name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${own}-error` : undefined}
          {...rest}
        />
        <label className="kern-label" htmlFor={own}>
          {label}
        </label>
      </div>
      <FieldError name={own} message={error} />
    </div>
  )
}
