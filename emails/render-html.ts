import type { Block, Mail } from './blocks.ts'
import { plainText, singleLine, wrapLine } from './plain.ts'

// Light colours stand inline, because some programs drop <style>; the dark ones need !important to win over them.
// Every pair has a contrast of 4.5:1 or more.
const STYLE = {
  page: "margin:0;padding:24px 12px;background-color:#f3f5fa;color:#171b2c;font-family:'Fira Sans',Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5",
  column: 'max-width:600px;margin:0 auto',
  sender: 'margin:0 0 12px;padding:0 24px;font-size:14px;font-weight:bold;color:#454b6b',
  card: 'padding:24px;background-color:#ffffff;border:1px solid #d5d9e6;border-radius:8px',
  heading: 'margin:0 0 16px;font-size:24px;line-height:1.25;font-weight:bold',
  subheading: 'margin:24px 0 8px;font-size:18px;line-height:1.3;font-weight:bold',
  paragraph: 'margin:0 0 16px',
  facts: 'margin:0 0 16px;padding:12px 16px;background-color:#eef1f9;border-left:4px solid #1c3f9c;border-radius:4px',
  label: 'margin:4px 0 0;font-size:14px;color:#454b6b',
  value: 'margin:0 0 4px;font-weight:bold',
  list: 'margin:0 0 16px;padding:0 0 0 20px',
  item: 'margin:0 0 4px',
  action: 'margin:24px 0',
  button:
    'display:inline-block;padding:12px 24px;background-color:#1c3f9c;color:#ffffff;border-radius:8px;font-weight:bold;text-decoration:none',
  link: 'color:#1c3f9c;text-decoration:underline',
  note: 'margin:0 0 16px;padding:12px 16px;border:1px solid #d5d9e6;border-radius:4px;font-size:14px;color:#454b6b',
  footer: 'margin:16px 0 0;padding:0 24px;font-size:14px;font-style:normal;color:#454b6b',
} as const

const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#12141c!important;color:#f1f3fa!important}
.card{background-color:#1d2130!important;border-color:#3a4058!important}
.facts{background-color:#262c40!important;border-left-color:#9db7ff!important}
.quiet{color:#c4cae0!important;border-color:#3a4058!important}
.button{background-color:#9db7ff!important;color:#10142a!important}
.link{color:#b3c6ff!important}
}`

/** The HTML part: one column of 600 px without tables, inline styles, dark colours where the program asks for them. */
export function renderHtml(mail: Mail): string {
  const subject = words(singleLine(mail.subject))
  const [sender = '', ...rest] = mail.footer
  return `<!DOCTYPE html>
<html lang="${mail.locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${subject}</title>
<style>
${DARK}
</style>
</head>
<body class="page" style="${STYLE.page}">
<div class="page" role="article" aria-roledescription="email" aria-label="${subject}" lang="${mail.locale}" dir="ltr" style="${STYLE.column}">
<p class="quiet" style="${STYLE.sender}">${words(sender)}</p>
<div class="card" style="${STYLE.card}">
${mail.blocks.map(blockHtml).join('\n')}
</div>
<address class="quiet" style="${STYLE.footer}">
${[sender, ...rest].map(words).join('<br>\n')}
</address>
</div>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h1 style="${STYLE.heading}">${words(block.text)}</h1>`
    case 'subheading':
      return `<h2 style="${STYLE.subheading}">${words(block.text)}</h2>`
    case 'paragraph':
      return `<p style="${STYLE.paragraph}">${words(block.text)}</p>`
    case 'facts':
      return `<dl class="facts" style="${STYLE.facts}">\n${block.rows.map(factHtml).join('\n')}\n</dl>`
    case 'list':
      return `<ul style="${STYLE.list}">\n${block.items.map((item) => `<li style="${STYLE.item}">${words(item)}</li>`).join('\n')}\n</ul>`
    case 'button':
      return `<p style="${STYLE.action}">\n<a class="button" href="${address(block.href)}"\nstyle="${STYLE.button}">${words(block.label)}</a>\n</p>`
    case 'link':
      return `<p style="${STYLE.paragraph}">${words(block.text)}<br>\n<a class="link" href="${address(block.href)}"\nstyle="${STYLE.link}">${words(block.label)}</a></p>`
    case 'note':
      return `<p class="quiet" style="${STYLE.note}">${words(block.text)}</p>`
  }
}

function factHtml(row: { label: string; lines: string[] }): string {
  return `<dt class="quiet" style="${STYLE.label}">${words(row.label)}</dt>\n<dd style="${STYLE.value}">${row.lines.map(words).join('<br>\n')}</dd>`
}

/** A text as HTML: escaped, lines short enough for RFC 5322, its own line breaks kept. */
function words(text: string): string {
  return plainText(text)
    .split('\n')
    .map((line) => wrapLine(line, 100).map(escapeHtml).join('\n'))
    .join('<br>\n')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

const LONGEST_ADDRESS = 900

/** @throws {RangeError} for anything but a short http(s) address: a mail with a link that cannot work must not be sent. */
function address(href: string): string {
  if (!/^https?:\/\/[^\s<>"']+$/.test(href) || href.length > LONGEST_ADDRESS)
    throw new RangeError('A link of a mail is not a usable http address')
  return escapeHtml(href)
}
