import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '#app/server/local/project.ts'

export type SourceImport = {
  /** As written: `#app/lib/ids.ts`, `./slots.ts`, `zod`. */
  specifier: string
  /** The file of this project it means, relative to the project, or null for a package. */
  target: string | null
  typeOnly: boolean
}

export type SourceFile = {
  /** Relative to the project, with forward slashes. */
  path: string
  text: string
  imports: SourceImport[]
  /** Names of the exported functions. */
  functions: string[]
  /** Holds nothing but re-exports of other files. */
  isBarrel: boolean
}

const folders = ['app', 'prisma', 'emails', 'rooms', 'tests']
const generated = /^(app\/locales\/generated|app\/assets\/public|prisma\/generated)\//

/** Every TypeScript file of the project with what it imports. */
export async function readSourceFiles(): Promise<SourceFile[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(projectRoot, folder), { recursive: true })
      return entries.map((entry) => posix.join(folder, entry.replaceAll('\\', '/')))
    }),
  )
  const paths = lists.flat().filter((path) => /\.(ts|tsx|mts|mjs)$/.test(path) && !generated.test(path))
  return Promise.all(
    paths.sort().map(async (path) => parseSource(path, await readFile(join(projectRoot, path), 'utf8'))),
  )
}

/** Reads the imports and exports of one file from its text. */
export function parseSource(path: string, text: string): SourceFile {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX)
  const imports: SourceImport[] = []
  const add = (specifier: string, typeOnly: boolean) =>
    imports.push({ specifier, target: resolveTarget(path, specifier), typeOnly })
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) add(literal(statement.moduleSpecifier), isTypeImport(statement))
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier)
      add(literal(statement.moduleSpecifier), statement.isTypeOnly)
  }
  for (const specifier of dynamicImports(source)) add(specifier, false)
  return { path, text, imports, functions: source.statements.flatMap(exportedFunctions), isBarrel: isBarrel(source) }
}

function resolveTarget(from: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('#')) return bare.slice(1)
  return bare.startsWith('.') ? posix.join(dirname(from).replaceAll('\\', '/'), bare) : null
}

function isTypeImport(statement: ts.ImportDeclaration): boolean {
  const clause = statement.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const bindings = clause.namedBindings
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly)
}

function dynamicImports(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const argument = node.arguments[0]
      if (argument && ts.isStringLiteralLike(argument)) found.push(argument.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function exportedFunctions(statement: ts.Statement): string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
  if (!isExported) return []
  if (ts.isFunctionDeclaration(statement)) return [statement.name?.text ?? 'default']
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const isFunction = initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    return isFunction && ts.isIdentifier(name) ? [name.text] : []
  })
}

function isBarrel(source: ts.SourceFile): boolean {
  return (
    source.statements.length > 0 &&
    source.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined)
  )
}

function literal(node: ts.Expression): string {
  return ts.isStringLiteralLike(node) ? node.text : ''
}
