import type { Operation } from '../dialect/index.ts'
// biome-ignore lint/suspicious/noImportCycles: as in environment.ts
import type { Environment } from './environment.ts'
import type { Draft, OnchangeAnswer } from './onchange/draft.ts'

/**
 * A stored row: many2one as an id or false, many2many as ids, everything else as Odoo sends it. What a field has for
 * one language or company only stands under a key of its own, as `name@fr_FR` (`field-storage.ts`).
 */
export type Stored = { id: number } & Record<string, unknown>

export type FieldType =
  | 'char'
  | 'text'
  | 'html'
  | 'integer'
  | 'float'
  | 'monetary'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'selection'
  | 'binary'
  | 'json'
  | 'reference'
  | 'many2one_reference'
  | 'many2one'
  | 'one2many'
  | 'many2many'

export type Selection = readonly (readonly [key: string | number, label: string])[]

/** What a new row has in a field that nobody names: a value, or what makes one. */
export type DefaultValue =
  | string
  | number
  | boolean
  | null
  | readonly unknown[]
  | Readonly<Record<string, unknown>>
  | ((env: Environment) => unknown)

/** A field as data. */
export interface FieldDefinition {
  readonly type: FieldType
  readonly string?: string
  readonly help?: string
  readonly required?: boolean
  readonly readonly?: boolean
  /** For a binary: it holds a picture. */
  readonly isImage?: boolean
  /** What a record's state makes of that; up to 16. */
  readonly states?: Readonly<Record<string, readonly (readonly [string, boolean])[]>>
  readonly relation?: string
  /** For a one2many: the many2one on the other side. */
  readonly inverse?: string
  /** For a one2many of what is about records of any model: the fields on the other side that keep the id and the model. */
  readonly about?: readonly [id: string, model: string]
  /** For a many2many: the field on the other side that keeps the same links. */
  readonly mirrors?: string
  /** Whether it can be searched, where that does not follow from the rest. */
  readonly searchable?: boolean
  /** What it is searched by, where that is a domain of other fields. */
  readonly searchedAs?: (operator: string, value: unknown, env: Environment) => readonly unknown[]
  /** For a many2one: what becomes of the row when the other goes. A required one forbids it by default. */
  readonly onDelete?: 'cascade' | 'restrict' | undefined
  readonly selection?: Selection | ((env: Environment) => Selection)
  /** For a selection: since 18 it is kept whatever it is, as languages of partners are. */
  readonly takesAny?: boolean
  readonly default?: DefaultValue | undefined
  /** The default stands for what a server computes from other fields: `default_get` tells none. */
  readonly isDefaultUntold?: boolean
  /** A field that is computed: its value from the row. */
  readonly compute?: (row: Stored, env: Environment) => unknown
  /** A computed field that can be written: what then becomes of its row. */
  readonly write?: (row: Readonly<Stored>, value: unknown, env: Environment) => void
  /** The field of another record that it stands for, as `partner_id.name`; it is written there too. */
  readonly related?: string
  /** Somebody made it by a record of `ir.model.fields`, or an heir has it from such a one. */
  readonly isManual?: boolean
  /** A related field that the model has by inheriting from another (`_inherits`). */
  readonly isInherited?: boolean
  /** True for a field of a parent model that the parent computes for each read: it cannot be searched or sorted by. */
  readonly isComputedByParent?: boolean
  /** A computed or related field whose value the server keeps: rows can be grouped and ordered by it. */
  readonly store?: boolean
  /** One value per language. */
  readonly translate?: boolean
  /** One value per company. */
  readonly companyDependent?: boolean
  /** Only these groups know of the field. */
  readonly groups?: readonly Group[]
  /** 0 for as many as there are. */
  readonly digits?: readonly [precision: number, scale: number] | 0 | undefined
  /** For a monetary: the field with its currency. */
  readonly currencyField?: string
  /** How groups sum it up; numbers are summed by default. */
  readonly aggregator?: string
  /** For a many2one_reference: the field with the model's name. */
  readonly modelField?: string
  readonly domain?: readonly unknown[] | string
  readonly context?: Readonly<Record<string, unknown>>
  readonly size?: number
  /** What a computed field is computed from. */
  readonly depends?: readonly string[]
  /** Where nothing is said of what a rule computes it from: a form computes it anew whatever changes. */
  readonly followsAll?: boolean
  /** A server would compute and keep it, and there is no rule for that here: told where nobody has given it. */
  readonly isMissed?: (() => void) | undefined
  /** Attributes that `fields_get` tells of it, where they do not follow from the rest. */
  readonly told?: Readonly<Record<string, unknown>>
  /** A server of the series computes it: nothing is grouped by it. */
  readonly isNoKey?: boolean
  /** The sandbox keeps it, the series has no such field: nobody is told of it, and nobody reads it. */
  readonly isUntold?: boolean
  /** False for what a copy does not take over. */
  readonly copy?: boolean
  /** The first and the last series that have it. */
  readonly since?: number
  readonly until?: number
}

/** A field's default, or what it comes to. */
export type ToldField = Pick<FieldDefinition, 'compute' | 'default' | 'depends' | 'write'>

/** Which groups may do what: `r`ead, `w`rite, `c`reate, `d`elete. What `everyone` has, is not asked for groups. */
export type AccessRights = Readonly<Partial<Record<Group | 'everyone', string>>>

/** A record rule: whether a row is open to what is done. */
export type RecordRule = (row: Stored, env: Environment, operation: Operation) => boolean

/** Which rows a group sees. */
export type RecordRules = Readonly<Partial<Record<Group, RecordRule>>>

/**
 * A group of users: one of these, or any other by its external id, as `sales_team.group_sale_salesman`. `doc` may read
 * the server's documentation of itself (group `api_doc.group_allow_doc`, 19).
 */
export type Group = 'system' | 'user' | 'portal' | 'public' | 'doc' | `${string}.${string}`

/** A record rule as Odoo keeps it. */
export interface DomainRule {
  readonly name: string
  /** Whom it opens rows to; left out, it keeps everybody from what it does not match. */
  readonly groups?: readonly Group[]
  /** Python, as `[('user_id', '=', user.id)]`; it may look at `user`, `company_id` and `company_ids`. */
  readonly domain: string
  /** Some of `rwcd`. */
  readonly operations: string
  /** A record of `ir.rule` says so. */
  readonly isOfRecord?: boolean
}

/** A method beyond those that every model has. */
export interface MethodDefinition {
  /** Names of the parameters after the ids; `**rest` takes all names that are none of them. */
  readonly params: readonly string[]
  /** How many of them must be given. */
  readonly required?: number
  /** They are given by name alone. */
  readonly isByName?: boolean
  /** What it says of names that it has not, where that is no TypeError. */
  readonly refuses?: (names: readonly string[]) => Error
  /** True for a method of the model, which takes no ids. */
  readonly model?: boolean
  /** It changes nothing, and 19 says so in its documentation. */
  readonly isReadOnly?: boolean
  /** Up to 9: it has no argument for the context, and refuses one. */
  readonly takesNoContext?: boolean
  readonly run: (env: Environment, ids: readonly number[], args: Readonly<Record<string, unknown>>) => unknown
}

/** Tells that a method has no logic. */
export interface UnmodelledMethods {
  method(model: string, name: string): Error
}

/** What is said where a value is there twice: from 13 to 17 who names no language is told PostgreSQL's name of the constraint. */
export interface UniqueWords {
  readonly words: string
  readonly constraint: string
}

/** What a search finds where a server's own code looks through the rows, beside the rules. */
export interface GuardedSearch {
  /** Rows that there are for the user at all. */
  readonly among: (row: Readonly<Stored>, env: Environment) => boolean
  /** What is shown of a page that was found. */
  readonly shows: (row: Readonly<Stored>, env: Environment) => boolean
  /** A page is filled up with rows that come later. */
  readonly isFilled?: boolean
}

/** One try of a search by name. */
export interface NameTry {
  /** What is found by one comes before what is found by the next. */
  readonly domains: readonly (readonly unknown[])[]
  /** Each domain may find as many as there may be at all: with those that were found before among them, or without. */
  readonly limitsEach?: 'with' | 'without'
}

/** A model as data. */
export interface ModelDefinition {
  readonly name: string
  /** As `Sales Order`. */
  readonly description: string
  /** True where nobody keeps who made and changed its rows, and when (`_log_access`). */
  readonly isUnlogged?: boolean
  /** True for a wizard, whose records nobody keeps. */
  readonly isTransient?: boolean
  readonly fields: Readonly<Record<string, FieldDefinition>>
  /** What is otherwise about fields, by name: also of those that it inherits or that every model has. */
  readonly amended?: Readonly<Record<string, Partial<FieldDefinition>>>
  /** What is known of fields that only a schema brings, by name, beside what the schema tells. */
  readonly toldFields?: Readonly<Record<string, ToldField>>
  /** Models whose fields it has too, by the many2one to their record: `{ partner_id: 'res.partner' }`. */
  readonly inherits?: Readonly<Record<string, string>>
  readonly recName?: string
  /** The record's name, where it is not simply the field `recName`. */
  readonly displayName?: (row: Readonly<Stored>, env: Environment) => string
  /** What `name_create` makes of a name, where that is more than its name. */
  readonly valuesOfName?: (name: unknown, env: Environment) => Readonly<Record<string, unknown>> | undefined
  /** What `name_get` and `name_search` call it, where that is not its display name. */
  readonly nameGot?: (row: Readonly<Stored>, env: Environment) => string
  /** The fields that `name_search` looks into. @default [recName] */
  readonly searchedByName?: readonly string[]
  /** Since 19: the conditions on its fields that stand for one on its name, where those are not of the fields above alone. */
  readonly shownNames?: (
    operator: string,
    value: unknown,
    env: Environment,
  ) => readonly (readonly [name: string, operator: string, value: unknown])[]
  /** How its own `name_search` goes about a name: the first try that finds something is the answer. */
  readonly nameTries?: (name: string, operator: string, env: Environment) => readonly NameTry[] | undefined
  /** The many2one to the record above, where that is not `parent_id`. */
  readonly parentName?: string
  readonly order?: string
  /** What rows are sorted by where the model takes an order in its own way. */
  readonly sortedBy?: (
    order: string,
    env: Environment,
  ) => { readonly key: (row: Readonly<Stored>) => unknown; readonly isDescending: boolean } | undefined
  readonly access: AccessRights
  /** What `access` was before records of `ir.model.access` changed it: `rules` are made for these groups. */
  readonly firstAccess?: AccessRights
  readonly rules?: RecordRules
  /** Rules as domains, beside those. */
  readonly domainRules?: readonly DomainRule[]
  /** Raises for rows that the user may not use so, where a server's own code says it beside the rules. */
  readonly guards?: (rows: readonly Readonly<Stored>[], env: Environment, operation: Operation) => void
  readonly searched?: GuardedSearch
  /** Tells rows that a search by a domain leaves out, where its model's own code does. */
  readonly leftOut?: (domain: readonly unknown[]) => ((row: Readonly<Stored>) => boolean) | undefined
  /** Exports, names and groups of rows go around `guards` and `searched`: they stand where a search and `read` pass alone. */
  readonly isOpenBeside?: boolean
  /** Its rules name the ids that somebody may read: since 19 what is gone is none of them (tried on 19.0). */
  readonly isRuledByIds?: boolean
  /** Of what is gone nothing is read either, where nothing would be fetched of it (tried on 19.0). */
  readonly keepsGone?: boolean
  /** Only rows of the companies that the caller works for are seen, and those of none. */
  readonly companyField?: string
  /** Fields that link to records of the row's own company only, or to those of none (`check_company`). */
  readonly companyChecks?: readonly string[]
  /** Since 17: branches of its company may use a row too. */
  readonly isOpenToBranches?: boolean
  readonly records?: readonly Stored[]
  /** The model whose ids its rows take: no two of all that do have the same. */
  readonly idsOf?: string
  readonly methods?: Readonly<Record<string, MethodDefinition>>
  /** Where the model is known by its schema alone: who is told of methods that it has no logic for. */
  readonly unmodelled?: UnmodelledMethods
  /** Up to 10: the methods that workflow signals come to. */
  readonly signals?: Readonly<Record<string, string>>
  /** Fields whose values are each there once, the one first that tells most apart, and what the server says otherwise. */
  readonly unique?: Readonly<Record<string, string | UniqueWords>>
  /** Throws for rows that may not be, as `validationError` of `@ooor/sandbox`. */
  readonly constrain?: (row: Stored, env: Environment) => void
  /** What changes in a form when a field of it does, by field. */
  readonly onchanges?: Readonly<Record<string, (draft: Draft, env: Environment) => OnchangeAnswer | undefined>>
  /** What is written of values that a caller may write whatever the rights on the model say; undefined of others. */
  readonly takenOfOwn?: (
    ids: readonly number[],
    values: Readonly<Record<string, unknown>>,
    env: Environment,
  ) => Readonly<Record<string, unknown>> | undefined
  /** Raises for values that its own code trips over before anybody asks for rights. */
  readonly inspects?: (
    values: Readonly<Record<string, unknown>>,
    env: Environment,
    operation: 'create' | 'write',
  ) => void
  /** Fields whose change its own code looks at before anybody asks for rights, `refuses` with it. */
  readonly looksAtChanged?: readonly string[]
  /** Raises for a change that may not be, once it is known that the caller may change the rows. */
  readonly refuses?: (
    rows: readonly Readonly<Stored>[],
    values: Readonly<Record<string, unknown>>,
    env: Environment,
  ) => void
  /** Answers all values of a new row: the caller's, with what they left out. */
  readonly prepare?: (values: Readonly<Record<string, unknown>>, env: Environment) => Readonly<Record<string, unknown>>
  /** Of the values that a change is given those that it takes. */
  readonly taken?: (values: Readonly<Record<string, unknown>>, env: Environment) => Readonly<Record<string, unknown>>
  /** Answers columns of a row that follow from values which were written: those that nobody gave. */
  readonly follows?: (
    row: Readonly<Stored>,
    values: Readonly<Record<string, unknown>>,
    env: Environment,
  ) => Readonly<Record<string, unknown>>
  /** Runs after a row was made of values, of which some were given. */
  readonly created?: (
    row: Stored,
    env: Environment,
    values: Readonly<Record<string, unknown>>,
    given: Readonly<Record<string, unknown>>,
  ) => void
  /** Runs after rows were written, and after one was made; `before` has them as they were. */
  readonly written?: (
    rows: readonly Readonly<Stored>[],
    values: Readonly<Record<string, unknown>>,
    env: Environment,
    operation: 'create' | 'write',
    before: readonly Readonly<Stored>[],
  ) => void
  /** What a row has beside its fields, where `records` do not say it. */
  readonly unsaid?: Readonly<Record<string, unknown>>
  /** True where the name of a copy says that it is one. */
  readonly marksCopies?: boolean
  /** Copies a row in a way of its own; answers the id. */
  readonly copied?: (row: Readonly<Stored>, values: Readonly<Record<string, unknown>>, env: Environment) => number
  /** What `copy_data` tells of a row, where that is not what a copy is made of. */
  readonly toldOfCopy?: (
    values: Readonly<Record<string, unknown>>,
    row: Readonly<Stored>,
    env: Environment,
  ) => Readonly<Record<string, unknown>>
  /** Fields of which it is kept who changed them. */
  readonly tracked?: readonly string[]
  /** The many2one to a record whose tracked fields change with this one's. */
  readonly trackedBy?: string
  /** Runs before the end of a call that changed tracked fields of a row, with what they were. */
  readonly changed?: (row: Readonly<Stored>, before: ReadonlyMap<string, unknown>, env: Environment) => void
  /** Whether nothing is told of such a row where it is the only one of its model that the call wrote to. */
  readonly changesQuietly?: (row: Readonly<Stored>) => boolean
  /** Runs before rows go. */
  readonly removed?: (rows: readonly Readonly<Stored>[], env: Environment) => void
}
