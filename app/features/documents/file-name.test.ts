import { describe, expect, test } from 'vitest'
import { attachmentHeader, safeFileName } from './file-name.ts'

describe('the name of an uploaded file', () => {
  test.each([
    ['Meldebescheinigung.pdf', 'Meldebescheinigung.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\Anna\\Ausweis.pdf', 'Ausweis.pdf'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['rechnung\u202Efdp.exe', 'rechnungfdp.exe.pdf'],
    ['Geburtsurkunde Ä.PDF', 'Geburtsurkunde Ä.pdf'],
    ['A\u0308rztin.pdf', 'Ärztin.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
    ['', 'Dokument.pdf'],
    ['...', 'Dokument.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['/', 'Dokument.pdf'],
    ['foto.jpg', 'foto.jpg.pdf'],
  ])('%j is shown as %j', (given, shown) => {
    expect(safeFileName(given, 'application/pdf')).toBe(shown)
  })

  test('is at most 120 characters long and keeps its extension', () => {
    const name = safeFileName(`${'ü'.repeat(400)}.jpeg`, 'image/jpeg')
    expect([...name]).toHaveLength(120)
    expect(name.endsWith('ü.jpeg')).toBe(true)
  })

  test('does not break out of the header that carries it', () => {
    const header = attachmentHeader('Straße "7" (neu)\\.pdf')
    expect(header).toBe(
      `attachment; filename="Strae _7_ (neu)_.pdf"; filename*=UTF-8''Stra%C3%9Fe%20%227%22%20%28neu%29%5C.pdf`,
    )
  })
})
