export const RESOURCE_KINDS = ['caseworker', 'room', 'interpreter'] as const
export type ResourceKind = (typeof RESOURCE_KINDS)[number]

/** How many resources of one kind a visit takes at once; `language`: all of them have to know it. */
export type Need = { kind: ResourceKind; count: number; language: string | null }

/** Rows of a service's requirements. */
export type Requirement = { kind: ResourceKind; count: number }

/**
 * What a visit for these services takes, in the order of RESOURCE_KINDS: of each kind the most that one of them asks for, since they are done
 * one after the other. A service that says nothing takes one caseworker. With a language there is an interpreter for it.
 */
export function needsOf(services: readonly (readonly Requirement[])[], interpreterLanguage: string | null): Need[] {
  const asked = services.flatMap((rows): readonly Requirement[] =>
    rows.length > 0 ? rows : [{ kind: 'caseworker', count: 1 }],
  )
  const all = interpreterLanguage ? [...asked, { kind: 'interpreter' as const, count: 1 }] : asked
  return RESOURCE_KINDS.flatMap((kind) => {
    const count = Math.max(0, ...all.filter((one) => one.kind === kind).map((one) => one.count))
    return count === 0 ? [] : [{ kind, count, language: kind === 'interpreter' ? interpreterLanguage : null }]
  })
}

/** What a resource has to be to serve a need. */
export function serves(resource: { kind: ResourceKind; languages: readonly string[] }, need: Need): boolean {
  return resource.kind === need.kind && (need.language === null || resource.languages.includes(need.language))
}
