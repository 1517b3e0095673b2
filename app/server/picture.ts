/**
 * A process that reads one untrusted picture from standard input and ends. Decoders are the likeliest place for a hostile file to do harm,
 * so this runs apart: without secrets in the environment, without network, without writing files, and its caller stops it when it takes
 * long. It imports nothing of the product.
 *
 *   node app/server/picture.ts measure <media type> <most pixels> <longest side>             prints {"width":…,"height":…}
 *   node app/server/picture.ts preview <media type> <most pixels> <longest side> <new side>  prints a JPEG or PNG without metadata
 *
 * Exit codes: 0 done, 3 larger than allowed, 4 not a readable picture.
 */
import { buffer } from 'node:stream/consumers'
import libheif from 'libheif-js/wasm-bundle.js'
import sharp, { type Sharp } from 'sharp'

const TOO_LARGE = 3
const UNREADABLE = 4

const [task, mediaType, maxPixels, maxSide, previewSide] = process.argv.slice(2)

// Only the two decoders that are needed; libvips knows many more.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] })
sharp.cache(false)
sharp.concurrency(1)

try {
  const bytes = await buffer(process.stdin)
  const output = mediaType === 'image/heic' ? await readHeic(bytes) : await readWithSharp(bytes)
  process.stdout.write(output, () => process.exit(0))
} catch {
  process.exit(UNREADABLE)
}

async function readWithSharp(bytes: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
  refuseLarge(width, height)
  if (task === 'measure') return Buffer.from(JSON.stringify({ width, height }))
  // A photograph whose last rows are missing is still worth seeing.
  const picture = sharp(bytes, { limitInputPixels: Number(maxPixels), failOn: 'none' }).rotate()
  return shrink(picture, mediaType === 'image/png')
}

async function readHeic(bytes: Buffer): Promise<Buffer> {
  const [image] = new libheif.HeifDecoder().decode(bytes)
  if (!image) throw new Error('no picture in the file')
  const width = image.get_width()
  const height = image.get_height()
  refuseLarge(width, height)
  if (task === 'measure') return Buffer.from(JSON.stringify({ width, height }))
  const raw = new Uint8ClampedArray(width * height * 4)
  await new Promise<void>((resolve, reject) => {
    image.display({ data: raw, width, height }, (shown: unknown) =>
      shown ? resolve() : reject(new Error('undecodable')),
    )
  })
  return shrink(sharp(raw, { raw: { width, height, channels: 4 }, limitInputPixels: Number(maxPixels) }), false)
}

/** Re-encoding leaves behind whatever the file carried besides its pixels: position, device, comments, hidden content. */
function shrink(picture: Sharp, isLossless: boolean): Promise<Buffer> {
  const side = Number(previewSide)
  const small = picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  return isLossless ? small.png().toBuffer() : small.flatten({ background: 'white' }).jpeg({ quality: 85 }).toBuffer()
}

function refuseLarge(width: number | undefined, height: number | undefined): void {
  if (!width || !height) throw new Error('no size')
  if (width * height > Number(maxPixels) || Math.max(width, height) > Number(maxSide)) process.exit(TOO_LARGE)
}
