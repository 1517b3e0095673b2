import { generate } from '#app/server/local/generate.ts'
import { summarise } from './check-result.ts'
import { checkLint, checkStructureOfFiles, checkTypes, runVitest } from './run-check.ts'

// `npm run check`: everything that needs neither database nor browser, in well under a minute.
await generate({ log: (line) => console.log(line) })
const results = [
  await checkTypes(),
  await checkLint(),
  await checkStructureOfFiles(),
  await runVitest('unit tests', ['unit']),
]
console.log(`\n${summarise(results)}`)
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0)
