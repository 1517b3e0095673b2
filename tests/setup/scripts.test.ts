import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test('the commands for newcomers install first, in a shell of their own, so that the next one finds the project’s Node.js', async () => {
  const { scripts } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'))
  for (const name of ['demo', 'dev', 'test', 'check'])
    expect(scripts[name]).toMatch(/^npm run -s install-locked && node \S+\.ts/)
})
