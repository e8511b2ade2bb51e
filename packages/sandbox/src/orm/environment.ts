import type { BusStore } from '../bus/bus-store.ts'
import type { Clock } from '../clock.ts'
import type { Dialect, Operation } from '../dialect/index.ts'
// biome-ignore lint/suspicious/noImportCycles: one type in two files: a model's functions take an environment, which has tables of models
import type { FieldDefinition, Group, ModelDefinition, Stored } from './definition.ts'

type Values = Readonly<Record<string, unknown>>

/** The rows of one model. All writes go through its methods, so that a call that fails can be taken back. */
export interface Table {
  readonly definition: ModelDefinition
  readonly fields: Readonly<Record<string, FieldDefinition>>
  readonly rows: ReadonlyMap<number, Readonly<Stored>>
  /** The rows whose column holds a value, as a many2one an id, in the order of their ids: by an index. */
  referring(name: string, value: unknown): Readonly<Stored>[]
  /** All rows as `sorted` puts them, kept while nothing changes that they go by; undefined for who is the first to ask. */
  keptInOrder(order: OrderOfRows, sorted: () => readonly Readonly<Stored>[]): readonly Readonly<Stored>[] | undefined
  /** False for a row that the table began with. */
  isMadeHere(id: number): boolean
  /** Stores a row under its own id. */
  put(row: Stored): void
  /** Changes values of a row. */
  update(row: Readonly<Stored>, values: Values): void
  remove(id: number): void
  /** The next id; as in PostgreSQL, one that a failed call took is not given again. */
  nextId(): number
  /** The value of every stored field that nobody gave. */
  empty(): Record<string, unknown>
}

/** An order that is the same for whoever asks, by a name that no other has. */
export interface OrderOfRows {
  readonly name: string
  readonly goesBy: 'its rows' | 'the database'
}

/** Which of the rows that match a search answers, in which order. */
export interface Page {
  readonly offset?: number
  readonly limit?: number | undefined
  /** Where the page ends, in the place of a limit. */
  readonly end?: number | undefined
  readonly order?: string | undefined
  /** Looks at what else was asked for, once the order is known to be one. */
  readonly lookFurther?: () => void
}

/** The database as one user sees it; what methods, computed fields and rules of a model are given. */
export interface Environment {
  readonly dialect: Dialect
  /** What time it is. */
  readonly clock: Clock
  /** What is told to who listens. */
  readonly bus: BusStore
  readonly databaseName: string
  readonly uid: number
  readonly context: Values
  /** What Python 2 shows before text: `u` when the call came as JSON. */
  readonly textPrefix: string
  readonly isSudo: boolean
  /** Nobody asks for rights: within the server, or for the superuser, who is the administrator up to 11. */
  readonly mayAll: boolean
  /** False for calls of programs by XML-RPC and `/jsonrpc`, which no session of the web stands behind. */
  readonly hasRequest: boolean
  readonly tables: Iterable<Table>
  /** Whose record rules were made once already, as keys of a cache. */
  readonly rulesMade: Set<string>
  readonly user: Readonly<Stored>
  readonly groups: readonly Group[]
  /** The language of the call, where it is one that is installed. */
  readonly lang: string
  /** The companies that the call works for: those that it names, or all of the user. Raises for others. */
  readonly companyIds: readonly number[]
  /** The company that values are read and written for. */
  readonly companyId: number
  /** The same without access rules. */
  sudo(): Environment
  withContext(context: Values): Environment
  /** The same as another user sees it. */
  withUser(uid: number): Environment
  /** True for languages that texts can be read in. */
  isInstalled(lang: string): boolean
  /** The moment at which the call began, to the microsecond. */
  moment(): string
  /** Runs something as the last part of the call: what `prepare` answers when it is first wanted for a key. */
  beforeEnd(key: string, prepare: () => () => void): void
  /** How much of that has a key that begins so. */
  awaited(start: string): number
  /** Runs something of which only what `keeps` says stays: a savepoint. */
  attempt<T>(run: () => T, keeps: (result: T) => boolean): T
  hasModel(name: string): boolean
  /** Gives a model another definition, adds one, or takes it away where there is none any more; a call that fails takes it back. */
  define(name: string, definition: ModelDefinition | undefined): void
  table(name: string): Table
  /** The value of a field as it is stored or computed: ids for relations. */
  raw(table: Table, row: Readonly<Stored>, name: string): unknown
  displayName(model: string, id: number): string
  /** The page may be a question of its own, asked once it is sure that there may be rows. */
  search(model: string, domain?: readonly unknown[], page?: Page | (() => Page)): number[]
  /** With bare ids for many2one, or with names as the web client wants them. */
  read(
    model: string,
    ids: readonly number[],
    fields?: readonly string[],
    load?: 'names' | 'ids',
  ): Record<string, unknown>[]
  create(model: string, values: Values): number
  write(model: string, ids: readonly number[], values: Values): void
  unlink(model: string, ids: readonly number[]): void
  /** A copy with other values; its name says that it is one. */
  copy(model: string, id: number, values: Values): number
  /** Sends a workflow signal to a record, up to 10. One that nobody waits for does nothing. */
  signal(model: string, id: number, signal: string): void
  defaultGet(model: string, fields: readonly string[]): Record<string, unknown>
  /** Raises when the user's groups may not do this on the model at all. */
  checkAccess(table: Table, operation: Operation): void
  /** Raises when a record rule keeps the user from one of the rows. */
  checkRules(table: Table, rows: readonly Readonly<Stored>[], operation: Operation): void
  /** True for rows that no record rule hides. */
  sees(table: Table, row: Readonly<Stored>): boolean
  /** A row. Raises MissingError where there is none. */
  existing(table: Table, id: number, operation: Operation): Readonly<Stored>
}
