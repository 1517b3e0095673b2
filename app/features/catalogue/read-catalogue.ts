import type { z } from 'zod'
import { CatalogueRefused, type Problem } from './problems.ts'
import { type Catalogue, catalogueFile } from './schema.ts'

/**
 * Reads parsed JSON as an import file: its shape, formats and limits. References between its parts are checked by `checkCatalogue`.
 *
 * @throws {CatalogueRefused} with every problem found.
 */
export function readCatalogue(json: unknown): Catalogue {
  const result = catalogueFile.safeParse(json)
  if (result.success) return result.data
  throw new CatalogueRefused(result.error.issues.flatMap(toProblems))
}

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  const path = formatPath(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: formatPath([...issue.path, key]), message: 'is not known here' }))
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    return [{ path, message: 'is missing' }]
  return [{ path, message: issue.message }]
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${String(part)}`),
    '',
  )
}
