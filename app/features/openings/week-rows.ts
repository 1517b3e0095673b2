import { rulePath } from './paths.ts'
import type { Kept, OfficeRules, OpeningState } from './rules.ts'

export type WeekRow = { id: string; name: string; detail: string; openings: Kept<OpeningState>[]; editHref?: string }
type Section = { kind: 'people' | 'rooms' | 'interpreters'; rows: WeekRow[] }

const KINDS = { caseworker: 'people', room: 'rooms', interpreter: 'interpreters' } as const

/** The week of an office by groups, people, rooms and interpreters; sections that would be empty are left out. */
export function weekRows(rules: OfficeRules): { groups: WeekRow[]; sections: Section[] } {
  const nameOf = new Map(rules.resources.map(({ id, name }) => [id, name]))
  const groups = rules.groups.map(({ id, state }) => ({
    id,
    name: state.name,
    detail: state.memberIds.flatMap((member) => nameOf.get(member) ?? []).join(', '),
    openings: rules.openings.filter((opening) => opening.state.groupId === id),
    editHref: rulePath('group', id),
  }))
  const sections = Object.entries(KINDS).map(([resourceKind, kind]) => ({
    kind,
    rows: rules.resources
      .filter((resource) => resource.kind === resourceKind)
      .map(({ id, name, place }) => ({
        id,
        name,
        detail: [place, ...rules.groups.flatMap(({ state }) => (state.memberIds.includes(id) ? state.name : []))]
          .filter(Boolean)
          .join(' · '),
        openings: rules.openings.filter((opening) => opening.state.resourceId === id),
      })),
  }))
  return { groups, sections: sections.filter(({ rows }) => rows.length > 0) }
}
