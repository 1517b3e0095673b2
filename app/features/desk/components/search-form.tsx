import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import type { IconName } from '#app/ui/icon.tsx'

type Props = {
  name: string
  label: string
  hint: string
  typed: string
  error?: string
  submit: { icon: IconName; label: string; look?: 'secondary' }
}

/** One line to type into while the caller waits, and the button that searches. */
export function SearchForm({ name, label, hint, typed, error, submit }: Props) {
  return (
    <search>
      <form method="get" className="tp-find">
        <TextField name={name} label={label} hint={hint} defaultValue={typed} autoComplete="off" error={error} />
        <Button icon={submit.icon} look={submit.look}>
          {submit.label}
        </Button>
      </form>
    </search>
  )
}
