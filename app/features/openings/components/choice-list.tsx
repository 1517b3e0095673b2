import type { ReactNode } from 'react'
import { CheckField, FieldError } from '#app/ui/field.tsx'
import { type FormValues, many } from '../form-values.ts'

type Props = {
  name: string
  legend: ReactNode
  hint?: string
  error?: string
  options: { value: string; label: string }[]
  values: FormValues
  /** Beside one another instead of in columns of a list. */
  isShort?: boolean
}

/** Checkboxes of one question; the first one carries the question's id, so that the error summary leads there. */
export function ChoiceList({ name, legend, hint, error, options, values, isShort }: Props) {
  const describedBy = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className={error ? 'kern-fieldset kern-fieldset--error' : 'kern-fieldset'} aria-describedby={describedBy}>
      <legend className="kern-label">{legend}</legend>
      {hint ? (
        <div className="kern-hint" id={`${name}-hint`}>
          {hint}
        </div>
      ) : null}
      <div className={isShort ? 'kern-fieldset__body tp-choices tp-choices--row' : 'kern-fieldset__body tp-choices'}>
        {options.map(({ value, label }, index) => (
          <CheckField
            key={value}
            name={name}
            id={index === 0 ? name : `${name}-${value}`}
            value={value}
            label={label}
            defaultChecked={many(values, name).includes(value)}
          />
        ))}
      </div>
      <FieldError name={name} message={error} />
    </fieldset>
  )
}
