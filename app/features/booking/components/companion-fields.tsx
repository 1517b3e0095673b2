import { m } from '#app/locales/generated/messages.js'
import { errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { COMPANION_ROLES, type Companion, type CompanionRole, companionField, EMAIL_LENGTH } from '../companions.ts'
import type { Mode } from '../types.ts'

const ROLE_WORDS: Record<CompanionRole, () => string> = {
  companion: m.booking_companion_role_companion,
  interpreter: m.booking_companion_role_interpreter,
  sign_language_interpreter: m.booking_companion_role_sign_language_interpreter,
  guardian: m.booking_companion_role_guardian,
}

/** "zum Dolmetschen": goes on after a name or after "takes part". */
export function companionRoleWord(role: CompanionRole): string {
  return ROLE_WORDS[role]()
}

type Props = { index: number; typed?: Companion; problems: FormErrors; mode: Mode }

/** Who else takes part, as what, and where the invitation goes. */
export function CompanionFields({ index, typed, problems, mode }: Props) {
  const field = (part: keyof Companion) => {
    const name = companionField(index, part)
    return { name, error: errorOf(problems, name), defaultValue: typed?.[part] }
  }
  return (
    <div className="tp-stack tp-person">
      <TextField {...field('name')} label={m.booking_companion_name()} autoComplete="off" maxLength={100} />
      <SelectField
        {...field('role')}
        label={m.booking_companion_role()}
        options={COMPANION_ROLES.map((value) => ({ value, label: companionRoleWord(value) }))}
      />
      <TextField
        {...field('email')}
        type="email"
        label={m.booking_companion_email()}
        hint={mode === 'video' ? m.booking_companion_email_hint() : m.booking_companion_email_hint_no_link()}
        optional
        autoComplete="off"
        maxLength={EMAIL_LENGTH}
      />
    </div>
  )
}
