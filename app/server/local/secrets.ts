import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Random keys of this machine's installation. Losing them ends all links and makes stored documents unreadable. */
export type Secrets = {
  tokenKey: string
  documentKey: string
  livekitApiKey: string
  livekitApiSecret: string
}

/** Reads secrets.json in `folder`, readable by its owner only; what is missing is made and saved. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json')
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<Secrets>
  const secrets: Secrets = {
    tokenKey: randomBytes(32).toString('base64url'),
    documentKey: randomBytes(32).toString('base64url'),
    livekitApiKey: `API${randomBytes(6).toString('hex')}`,
    livekitApiSecret: randomBytes(32).toString('base64url'),
    ...kept,
  }
  if (Object.keys(kept).length < Object.keys(secrets).length) {
    await mkdir(folder, { recursive: true })
    await writeFile(`${file}.draft`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    await rename(`${file}.draft`, file)
  }
  return secrets
}
