import { type FormValues, many, one } from './form-values.ts'
import { overlapProblem, type RuleFormContext, type RuleFormResult } from './opening-form.ts'
import type { FieldProblem } from './problems.ts'
import { changeOf, type GroupState } from './rules.ts'

/** The change that the form of a group asks for. New members must not have openings of their own at the group's times. */
export function readGroupForm(values: FormValues, context: RuleFormContext<GroupState>): RuleFormResult {
  const { rules, kept } = context
  const problems: FieldProblem[] = []
  const name = one(values, 'name').slice(0, 100)
  if (name === '') problems.push({ field: 'name', code: 'required' })
  if (rules.groups.some((group) => group.id !== kept?.id && group.state.name.toLowerCase() === name.toLowerCase()))
    problems.push({ field: 'name', code: 'name_taken' })
  const memberIds = rules.resources.map(({ id }) => id).filter((id) => many(values, 'members').includes(id))
  if (memberIds.length === 0) problems.push({ field: 'members', code: 'required' })
  if (problems.length > 0) return { problems, changes: [] }
  const change = changeOf('group', kept?.id ?? context.newId(), kept, { name, memberIds })
  const overlap = overlapProblem([change], context, 'members')
  return overlap ? { problems: [overlap], changes: [] } : { problems, changes: [change] }
}

/** A group with openings cannot go, as they would go with it unseen. */
export function removeGroup({ rules, kept }: Pick<RuleFormContext<GroupState>, 'rules' | 'kept'>): RuleFormResult {
  if (!kept) return { problems: [], changes: [] }
  const count = rules.openings.filter(({ state }) => state.groupId === kept.id).length
  if (count > 0) return { problems: [{ field: 'name', code: 'group_in_use', facts: { count } }], changes: [] }
  return { problems: [], changes: [changeOf('group', kept.id, kept, null)] }
}
