import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

// Prisma's engine runs here as WebAssembly over the `pg` driver, which does not know PostgreSQL's internal types "char" and name.
// They are read as text; columns of type "char" are marked in their name on the way in and given their type back on the way out.
const CHAR = 18
const AS_TEXT: Record<number, number> = { 18: 25, 19: 25, 1002: 1009, 1003: 1009 }
const MARK = 'char:'

type Field = { name: string; dataTypeID: number }
const resultPrototype = (pg as unknown as { Result: { prototype: { addFields(fields: Field[]): unknown } } }).Result
  .prototype

function readInternalTypesAsText(): () => void {
  const original = resultPrototype.addFields
  resultPrototype.addFields = function (fields) {
    for (const field of fields) {
      if (field.dataTypeID === CHAR) field.name = MARK + field.name
      field.dataTypeID = AS_TEXT[field.dataTypeID] ?? field.dataTypeID
    }
    return original.call(this, fields)
  }
  return () => {
    resultPrototype.addFields = original
  }
}

function restoreCharColumns<T extends SqlQueryable>(connection: T): T {
  const query = connection.queryRaw.bind(connection)
  connection.queryRaw = async (parameters) => {
    const result = await query(parameters)
    result.columnNames.forEach((name, index) => {
      if (!name.startsWith(MARK)) return
      result.columnNames[index] = name.slice(MARK.length)
      result.columnTypes[index] = ColumnTypeEnum.Character
    })
    return result
  }
  return connection
}

function wrap(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  const connect = factory.connect.bind(factory)
  const connectToShadowDb = factory.connectToShadowDb.bind(factory)
  factory.connect = async () => restoreCharColumns(await connect())
  factory.connectToShadowDb = async () => restoreCharColumns(await connectToShadowDb())
  return factory
}

export type SchemaFile = { path: string; content: string }

/**
 * What SQL would bring the database at `url` to what `files` (Prisma schema) describe; null when both agree. Blind to what Prisma cannot
 * express: exclusion constraints, checks, triggers.
 */
export async function findDrift(url: string, files: SchemaFile[]): Promise<string | null> {
  const giveBack = readInternalTypesAsText()
  try {
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message() {} } })
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    const path = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
      .replace(/\.js$/, '.wasm')
    const module = new WebAssembly.Module(await readFile(path))
    const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue as never })
    glue.__wbg_set_wasm(instance.exports)
    ;(instance.exports as { __wbindgen_start(): void }).__wbindgen_start()
    const adapter = bindMigrationAwareSqlAdapterFactory(wrap(new PrismaPg({ connectionString: url })))
    const engine = await glue.SchemaEngine.new(
      { datamodels: files.map((file): [string, string] => [file.path, file.content]) },
      () => {},
      adapter,
    )
    const answer = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    })
    return answer.exitCode === 0 ? null : (answer.stdout ?? 'differs')
  } finally {
    giveBack()
  }
}
