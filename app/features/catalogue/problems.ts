/** What is wrong in an import file and where, `offices[2].timeZone`. */
export type Problem = { path: string; message: string }

/** The file has problems; nothing was changed. */
export class CatalogueRefused extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.name = 'CatalogueRefused'
    this.problems = problems
  }
}

export function formatProblem({ path, message }: Problem): string {
  return path === '' ? message : `${path}: ${message}`
}

/** `departments[3].id: "d1" stands in departments[0] already`, for every key that comes twice. Without a key an item is left out. */
export function duplicates<T>(
  items: readonly T[],
  list: string,
  field: string,
  keyOf: (item: T) => string | undefined,
): Problem[] {
  const first = new Map<string, number>()
  const problems: Problem[] = []
  for (const [index, item] of items.entries()) {
    const key = keyOf(item)
    if (key === undefined) continue
    const before = first.get(key)
    if (before === undefined) first.set(key, index)
    else problems.push({ path: `${list}[${index}].${field}`, message: `"${key}" stands in ${list}[${before}] already` })
  }
  return problems
}

/** `offices[0].department: "d9" is no department of this file` */
export function unknownReference(path: string, id: string, kind: string): Problem {
  return { path, message: `"${id}" is no ${kind} of this file` }
}
