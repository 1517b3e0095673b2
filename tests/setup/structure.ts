import { pathToFileURL } from 'node:url'
import { readSourceFiles } from './source-files.ts'
import { checkStructure } from './structure-rules.ts'

/** Checks who imports whom and how files are called. Answers a report; it is empty when all rules hold. */
export async function reportStructure(): Promise<string> {
  const violations = checkStructure(await readSourceFiles())
  return violations.map(({ file, rule, problem }) => `${file}: ${problem} (${rule})`).join('\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const report = await reportStructure()
  console.log(report || 'The structure is as it should be')
  process.exitCode = report ? 1 : 0
}
