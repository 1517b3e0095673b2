import type { RuleKind } from './rules.ts'

/** Words of the addresses of rules. */
const KIND_PATHS = {
  opening: 'sprechzeit',
  exception: 'ausnahme',
  absence: 'abwesenheit',
  closure: 'schliesstag',
  group: 'gruppe',
} as const satisfies Record<Exclude<RuleKind, 'holiday'>, string>
export type EditedKind = keyof typeof KIND_PATHS

export const RULES_PATH = '/dienst/sprechzeiten'

export function readKind(word: string | undefined): EditedKind | null {
  const found = Object.entries(KIND_PATHS).find(([, path]) => path === word)
  return (found?.[0] as EditedKind | undefined) ?? null
}

export function rulePath(kind: EditedKind, id: string): string {
  return `${RULES_PATH}/regel/${KIND_PATHS[kind]}/${id}`
}

/** `who`: `r:` and a resource's id, or `g:` and a group's, chosen already. */
export function newRulePath(kind: EditedKind, officeId: string, who?: string): string {
  return `${rulePath(kind, 'neu')}?dienststelle=${officeId}${who ? `&fuer=${encodeURIComponent(who)}` : ''}`
}

export function draftPath(id: string): string {
  return `${RULES_PATH}/entwurf/${id}`
}

export function weekPath(officeId: string): string {
  return `${RULES_PATH}?dienststelle=${officeId}`
}
