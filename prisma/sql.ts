import postgres from 'postgres'

const INSTANT = 1184
const DATE = 1082
const BIGINT = 20

const types = {
  instant: {
    to: INSTANT,
    from: [INSTANT],
    serialize: (value: Temporal.Instant | string) => value.toString(),
    parse: (text: string) => Temporal.Instant.from(isoFromPostgres(text)),
  },
  date: {
    to: DATE,
    from: [DATE],
    serialize: (value: Temporal.PlainDate | string) => value.toString(),
    parse: (text: string) => Temporal.PlainDate.from(text),
  },
  // Ids and counts stay far below 2^53 here.
  bigint: { to: BIGINT, from: [BIGINT], serialize: String, parse: Number },
}

type CustomTypes = { instant: Temporal.Instant; date: Temporal.PlainDate; bigint: number }

/** What both a connection pool and a transaction can do: run a query. */
export type Reader = postgres.ISql<CustomTypes>
/** An open transaction. Commands hand it on; nothing outside `db.transaction` makes one. */
export type Tx = postgres.TransactionSql<CustomTypes>

export type Db = {
  /** Pool for single statements. */
  sql: postgres.Sql<CustomTypes>
  /**
   * Runs `work` in one transaction and answers what it answers. A deadlock or serialisation failure (40P01, 40001) runs the whole
   * unit again, up to five times in all, so `work` must not act outside the database.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export type DbOptions = {
  /** Connections of this process; the sum over all processes has to stay below the server's max_connections. */
  max?: number
  applicationName?: string
}

/**
 * Opens a pool on `url`. Rows come back with camelCase columns; `timestamptz` is a `Temporal.Instant`, `date` a `Temporal.PlainDate`,
 * `bigint` a number. Instants and dates may be passed as parameters as they are.
 */
export function openDb(url: string, options: DbOptions = {}): Db {
  const sql = postgres(url, {
    max: options.max ?? 8,
    types,
    transform: postgres.camel,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: { application_name: options.applicationName ?? 'sprechzeit', TimeZone: 'UTC' },
  }) as unknown as postgres.Sql<CustomTypes>
  return {
    sql,
    transaction: (work) => withRetry(() => sql.begin((tx) => work(tx as Tx)) as Promise<never>),
    close: () => sql.end({ timeout: 5 }),
  }
}

const RETRYABLE = new Set(['40P01', '40001'])
const ATTEMPTS = 5

async function withRetry<T>(unit: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await unit()
    } catch (error) {
      if (attempt >= ATTEMPTS || !(error instanceof postgres.PostgresError) || !RETRYABLE.has(error.code)) throw error
    }
  }
}

/** '2026-11-24 08:00:00.123+00' → ISO 8601, as Temporal reads it. The session zone is UTC. */
function isoFromPostgres(text: string): string {
  return text.replace(' ', 'T').replace(/\+00$/, 'Z')
}
