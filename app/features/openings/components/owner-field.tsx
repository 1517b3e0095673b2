import { m } from '#app/locales/generated/messages.js'
import { SelectField } from '#app/ui/field.tsx'
import { type FormValues, one } from '../form-values.ts'
import type { OfficeRules } from '../rules.ts'

type Props = { rules: OfficeRules; values: FormValues; error?: string; withGroups?: boolean }

/** Whom a rule is for. */
export function OwnerField({ rules, values, error, withGroups }: Props) {
  const groups = withGroups
    ? rules.groups.map(({ id, state }) => ({
        value: `g:${id}`,
        label: m.openings_form_group_option({ name: state.name }),
      }))
    : []
  return (
    <SelectField
      name="who"
      label={withGroups ? m.openings_form_who() : m.openings_form_who_one()}
      error={error}
      defaultValue={one(values, 'who')}
      options={[
        { value: '', label: m.openings_form_choose() },
        ...groups,
        ...rules.resources.map(({ id, name, place }) => ({
          value: `r:${id}`,
          label: place ? `${name} (${place})` : name,
        })),
      ]}
    />
  )
}
