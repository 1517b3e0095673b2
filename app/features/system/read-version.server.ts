import { readFile } from 'node:fs/promises'

/** Version of the product, from the package file in the folder the processes run in. */
export async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
  return version
}
