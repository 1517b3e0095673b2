import { readdir } from 'node:fs/promises'
import { generate } from '#app/server/local/generate.ts'

// `npm run bench -- slots`: each bench makes its own database, ends its own processes, and prints one JSON line a case, nothing else on
// standard output. A bench is a file of one word, `slots.ts` with `runSlotsBench`; files of several words are what benches are made of.
const [name] = process.argv.slice(2)
const files = await readdir(import.meta.dirname)
const benches = files.map((file) => file.replace(/\.ts$/, '')).filter((file) => /^[a-z]+$/.test(file) && file !== 'run')

type Bench = (print: (line: Record<string, unknown>) => void) => Promise<void>

if (name && benches.includes(name)) {
  await generate({ log: (line) => void process.stderr.write(`${line}\n`) })
  const module = (await import(`./${name}.ts`)) as Record<string, Bench>
  const runBench = module[`run${name[0]!.toUpperCase()}${name.slice(1)}Bench`]!
  await runBench((line) => console.log(JSON.stringify({ bench: name, ...line })))
} else {
  console.error(`Which bench? npm run bench -- ${benches.join(' | ')}`)
  process.exitCode = 2
}
