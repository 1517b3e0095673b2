/** What was typed into a form, by field name, to show it again; files are left empty, of several values of one name the last counts. */
export function typedValues(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']))
}
