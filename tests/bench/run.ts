import { readdir } from 'node:fs/promises'

// `npm run bench -- slots`: each bench makes its own database, ends its own processes, and prints one JSON line a case, nothing else.
// A bench is a file of one word with a function `run`; files of several words are what benches are made of.
const [name] = process.argv.slice(2)
const files = await readdir(import.meta.dirname)
const benches = files.map((file) => file.replace(/\.ts$/, '')).filter((file) => /^[a-z]+$/.test(file) && file !== 'run')

if (!name || !benches.includes(name)) {
  console.error(`Which bench? npm run bench -- ${benches.join(' | ')}`)
  process.exit(2)
}

const { run } = (await import(`./${name}.ts`)) as { run(): Promise<void> }
try {
  await run()
} catch (error) {
  console.error(error)
  process.exitCode = 1
}
