import { describe, expect, it } from 'vitest'
import type { Mail } from './blocks.ts'
import { renderMail } from './render.ts'

function mail(changes: Partial<Mail>): Mail {
  return { locale: 'de', subject: 'Betreff', blocks: [], footer: ['Stadt Musterstadt'], ...changes }
}

const longestLine = (text: string) => Math.max(...text.split('\n').map((line) => line.length))

describe('rendering a block list', () => {
  it('escapes every text in every kind of block', () => {
    const evil = `<script>alert("x")</script> & 'Zitat'`
    const { html, text } = renderMail(
      mail({
        subject: evil,
        footer: [evil, evil],
        blocks: [
          { type: 'heading', text: evil },
          { type: 'subheading', text: evil },
          { type: 'paragraph', text: evil },
          { type: 'note', text: evil },
          { type: 'facts', rows: [{ label: evil, lines: [evil, evil] }] },
          { type: 'list', items: [evil] },
          { type: 'button', label: evil, href: 'https://example.test/?a=1&b=2' },
          { type: 'link', text: evil, label: evil, href: 'https://example.test/' },
        ],
      }),
    )
    expect(html).not.toContain('<script')
    expect(html).not.toContain('"x"')
    expect(html.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt;/g)).toHaveLength(16)
    expect(html).toContain('href="https://example.test/?a=1&amp;b=2"')
    expect(text).toContain(evil)
  })

  it.each([
    'javascript:alert(1)',
    'https://example.test/"onclick="x',
    'https://example.test/\nX',
    `https://example.test/${'a'.repeat(900)}`,
  ])('refuses the address %j', (href) => {
    expect(() => renderMail(mail({ blocks: [{ type: 'button', label: 'Weiter', href }] }))).toThrow(RangeError)
  })

  it('keeps every line below 998 characters, even for a word without an end', () => {
    const endless = '&'.repeat(5000)
    const { html, text } = renderMail(
      mail({
        blocks: [
          { type: 'paragraph', text: `${endless} ${'Wort '.repeat(900)}` },
          { type: 'list', items: [endless] },
        ],
      }),
    )
    expect(longestLine(html)).toBeLessThan(998)
    expect(longestLine(text)).toBeLessThan(998)
  })

  it('keeps umlauts, signs and other scripts, and drops control characters', () => {
    const { html, text } = renderMail(
      mail({ blocks: [{ type: 'paragraph', text: 'Straße „Öl“ – €\u0000\u0007\u200f عربي\r\nzweite Zeile' }] }),
    )
    expect(text).toContain('Straße „Öl“ – € \u200f عربي\nzweite Zeile')
    expect(html).toContain('Straße „Öl“ – € \u200f عربي<br>\nzweite Zeile')
  })

  it('puts a subject of several lines on one', () => {
    expect(renderMail(mail({ subject: 'Ihr Termin\r\nBcc: jemand@example.test' })).subject).toBe(
      'Ihr Termin Bcc: jemand@example.test',
    )
  })
})
