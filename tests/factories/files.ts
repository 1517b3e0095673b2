import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A PDF of one page that says `text`; `attachment` is embedded as a file of its own, uncompressed. */
export function pdfFile(text = 'Meldebescheinigung', attachment?: Buffer): Buffer {
  const drawing = Buffer.from(
    `BT /F1 24 Tf 72 760 Td (${text.replace(/[()\\]/g, '')}) Tj ET\n1 0 0 RG 72 700 200 30 re S`,
  )
  const names = attachment ? ' /Names << /EmbeddedFiles << /Names [(anhang.txt) 6 0 R] >> >>' : ''
  const objects: Buffer[] = [
    Buffer.from(`<< /Type /Catalog /Pages 2 0 R${names} >>`),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    ),
    stream(drawing, ''),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  ]
  if (attachment)
    objects.push(
      Buffer.from('<< /Type /Filespec /F (anhang.txt) /EF << /F 7 0 R >> >>'),
      stream(attachment, '/Type /EmbeddedFile '),
    )
  return writePdf(objects, '')
}

/** A PDF of one page that is a black square with a hole, as a fax or an office scanner writes it (CCITT group 4). */
export function scannedPdfFile(): Buffer {
  const scan = Buffer.from(
    '26a0786ffffc8aa5fffffffffffc901b3ffffffffffffffffffffffffffffffc7fffffffffffffff8fffc0040040',
    'hex',
  )
  const image =
    '/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray ' +
    '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /BlackIs1 true /Columns 64 /Rows 64 >> '
  return writePdf(
    [
      Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
      Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
      Buffer.from(
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 64 64] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>',
      ),
      stream(Buffer.from('q 64 0 0 64 0 0 cm /I Do Q'), ''),
      stream(scan, image),
    ],
    '',
  )
}

/** A PDF whose trailer says that it is encrypted. */
export function encryptedPdfFile(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
    `<< /Filter /Standard /V 1 /R 2 /P -44 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >>`,
  ]
  return writePdf(
    objects.map((text) => Buffer.from(text)),
    ` /Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
  )
}

/** The EICAR test file, put together here because a scanner on the developer's machine would take this file for it. */
export function eicarFile(): Buffer {
  return Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR', '-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join(''))
}

/** A PDF that is a good PDF and has the EICAR test file attached. */
export function infectedPdfFile(): Buffer {
  return pdfFile('Rechnung', eicarFile())
}

/** A small photograph with a camera's name and a position in its metadata, lying on its side. */
export function jpegFile(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: 'teal' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Geheimkamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 27/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

export function pngFile(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 20, g: 120, b: 160, alpha: 0.5 } } })
    .png()
    .toBuffer()
}

/** 64 × 48 pixels, HEVC, as an iPhone would send it. */
export function heicFile(): Buffer {
  return Buffer.from(HEIC, 'base64')
}

/** A few bytes of PNG that claim to be a picture of `width` × `height` pixels. */
export function hugePngFile(width = 40_000, height = width): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.alloc(1000))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** A PDF of about `bytes` bytes. */
export function largePdfFile(bytes: number): Buffer {
  const pdf = pdfFile()
  return Buffer.concat([pdf, Buffer.alloc(Math.max(0, bytes - pdf.length), '% padding\n')])
}

function stream(content: Buffer, entries: string): Buffer {
  const head = Buffer.from(`<< ${entries}/Length ${content.length} >>\nstream\n`)
  return Buffer.concat([head, content, Buffer.from('\nendstream')])
}

function writePdf(objects: Buffer[], trailer: string): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let at = parts[0]!.length
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(at)
    parts.push(part)
    at += part.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

const HEIC = [
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
  'ACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAAG8AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt',
  'AAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA',
  'AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5j',
  'bHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBp',
  'eGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAHdtZGF0AAAAaygBr1gVhPaiSe/ZOoabYBILOYvqj1VLWnYmaGz7',
  'Q5LfV8863JUJfwwsH+AxT8+YWuhUOYL8P+GeZ6Gygwn7byftc3wz+1x8XzxZZu2lGGvZkty/rNHWYbnoy7NlQqRkIfviIVg5niW9',
  'CT3A',
].join('')
