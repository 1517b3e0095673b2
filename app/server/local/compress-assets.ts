import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressible = /\.(css|js|mjs|svg|json|wasm)$/
/** Below this size the packed file is hardly smaller. */
const smallest = 600
/** Bytes; the highest level would take half a minute for each of these and save a few hundredths. */
const large = 2_000_000

/** Lays a .br and a .gz beside each file of `folder` that gains by it, so that the server never compresses what does not change. */
export async function compressAssets(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => compressible.test(name))
  for (const name of names) {
    const path = join(folder, name)
    const content = await readFile(path)
    if (content.length < smallest) continue
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: content.length > large ? 7 : constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    }
    const [br, gz] = await Promise.all([
      promisify(brotliCompress)(content, { params }),
      promisify(gzip)(content, { level: content.length > large ? 6 : 9 }),
    ])
    await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
  }
}
