import type { Block, Mail } from './blocks.ts'
import { plainText, wrapLine } from './plain.ts'

/** The text part: everything the HTML says, lines of at most 76 characters where words allow it. */
export function renderText(mail: Mail): string {
  const parts = mail.blocks.map(blockText)
  const footer = ['-- ', ...mail.footer.map(plainText)].join('\n')
  return `${[...parts, footer].join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return underline(block.text, '=')
    case 'subheading':
      return underline(block.text, '-')
    case 'paragraph':
    case 'note':
      return wrap(block.text)
    case 'facts':
      return block.rows.map((row) => wrap(`${row.label}: ${row.lines.join(', ')}`, '  ').trimStart()).join('\n')
    case 'list':
      return block.items.map((item) => `- ${wrap(item, '  ').trimStart()}`).join('\n')
    case 'button':
      return `${plainText(block.label)}:\n${block.href}`
    case 'link':
      return `${wrap(block.text)}\n${plainText(block.label)}:\n${block.href}`
  }
}

function underline(text: string, stroke: string): string {
  const lines = wrap(text).split('\n')
  return [...lines, stroke.repeat(Math.max(...lines.map((line) => line.length)))].join('\n')
}

function wrap(text: string, indent = ''): string {
  return plainText(text)
    .split('\n')
    .flatMap((line) => wrapLine(line, 76 - indent.length))
    .map((line) => indent + line)
    .join('\n')
}
