import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { detectMediaType, hasForeignTail, TAIL_BYTES } from './media-type.ts'

const PDF = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1')
const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })

function ftyp(brand: string, ...compatible: string[]): Buffer {
  const text = `ftyp${brand}\0\0\0\0${compatible.join('')}`
  const size = Buffer.alloc(4)
  size.writeUInt32BE(text.length + 4)
  return Buffer.concat([size, Buffer.from(text, 'latin1'), Buffer.alloc(64)])
}

describe('the type of a file', () => {
  test('is what its bytes say', async () => {
    expect(await detectMediaType(PDF)).toBe('application/pdf')
    expect(await detectMediaType(await picture.clone().jpeg().toBuffer())).toBe('image/jpeg')
    expect(await detectMediaType(await picture.clone().png().toBuffer())).toBe('image/png')
    expect(await detectMediaType(ftyp('heic', 'mif1', 'heic'))).toBe('image/heic')
    expect(await detectMediaType(ftyp('mif1', 'mif1', 'heic'))).toBe('image/heic')
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('Guten Tag')],
    ['a web page', Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['an SVG with an XML head', Buffer.from('<?xml version="1.0"?>\n<svg/>')],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['a ZIP archive', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1')],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
    ['a PDF whose header is not at byte 0', Buffer.concat([Buffer.from('\n'), PDF])],
    ['a PDF with a web page before it', Buffer.concat([Buffer.from('<html>'), PDF])],
    ['a PDF with a web page in its head', Buffer.concat([PDF, Buffer.from('<ScRiPt>alert(1)</script>')])],
    ['a PDF with a web page in UTF-16', Buffer.concat([PDF, Buffer.from('<script>', 'utf16le')])],
    [
      'a JPEG header with a script in its comment',
      Buffer.from('\xff\xd8\xff\xfe\0\x20<script>alert(1)</script>', 'latin1'),
    ],
    ['an AVIF', ftyp('avif', 'mif1', 'avif')],
    ['a film', ftyp('isom', 'mp41')],
  ])('%s is refused', async (_, head) => {
    expect(await detectMediaType(head)).toBeNull()
  })
})

describe('the end of a file', () => {
  const zipEnd = Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1')

  test('that makes it a ZIP archive to some readers is seen', () => {
    expect(hasForeignTail(Buffer.concat([PDF, zipEnd]))).toBe(true)
    const comment = Buffer.alloc(65_535, 32)
    const end = Buffer.from(zipEnd)
    end.writeUInt16LE(65_535, 20)
    expect(hasForeignTail(Buffer.concat([end, comment]).subarray(-TAIL_BYTES))).toBe(true)
  })

  test('of an ordinary file is let through, also when it only mentions a ZIP', () => {
    expect(hasForeignTail(Buffer.from('trailer\n%%EOF\n'))).toBe(false)
    expect(hasForeignTail(Buffer.concat([zipEnd, Buffer.from('\n%%EOF')]))).toBe(false)
    expect(hasForeignTail(Buffer.alloc(0))).toBe(false)
  })
})
