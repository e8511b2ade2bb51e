import { randomBytes } from 'node:crypto'
import type { Connection } from 'ooor'
import { AccessError, ConfigError, UnknownModelError } from 'ooor/errors'
import { type FieldsAnswer, nearest } from 'ooor/schema'
import PQueue from 'p-queue'
import { readFields } from '../codegen/read-fields.ts'
import { type Progress, readServer } from '../codegen/read-server.ts'
import type { ServerReader } from '../codegen/server-reader.ts'
import { byCodeUnit } from '../codegen/typescript-names.ts'
import { namesIfAllowed } from './external-ids.ts'
import { LEFT_OUT } from './left-out.ts'
import { Anonymiser } from './personal/anonymiser.ts'
import { readColumns, withColumns } from './read-columns.ts'
import { type Defaults, type Reader, readDefaults } from './read-defaults.ts'
import { ModelList, readDepends } from './read-facts.ts'
import { type Rights, readRights } from './read-rights.ts'
import { readRows, searchIds } from './read-rows.ts'
import { Sample } from './sample.ts'
import { shareSelections } from './shared-selections.ts'
import type { ModelFacts, Row, SnapshotContent, SnapshotModelContent } from './snapshot-content.ts'
import { OWN_LOGINS, usersOf } from './users.ts'

/** What to take of a server. */
export interface SnapshotOptions {
  /** Names as `res.partner` and patterns as `sale.*`; all models that the user may read when there are none. */
  readonly models?: readonly string[]
  /** External ids of groups whose rights are read, with those that come with them; all groups when there are none. */
  readonly groups?: readonly string[]
  /** How many records of a model, the newest first, or which by their ids; with what they refer to. */
  readonly sample?: Readonly<Record<string, number | readonly number[]>>
  /** Fields that stay as they are though they hold texts, as `product.template.x_origin`. */
  readonly keep?: readonly string[]
  /**
   * What values are made up by: with the same key the same name becomes the same made-up one, in each snapshot.
   *
   * @default the server's `database.uuid`, or a random one
   */
  readonly key?: string
  readonly onNote?: ((note: string) => void) | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

const CONCURRENCY = 4

/** What is known of a model beside its fields. */
interface ToldModel {
  readonly facts: ModelFacts
  readonly depends: ReadonlyMap<string, readonly string[]>
  readonly defaults: Defaults
}

/**
 * Reads what a sandbox needs to stand for a server: models and fields, orders, names, defaults, rights and rules,
 * languages, companies, currencies and their rates, and a sample of records with made-up personal values. Changes nothing there.
 *
 * Calls what {@link readServer} calls, `default_get`, and `search` and `read` of `ir.model`, `ir.model.fields`,
 * `ir.model.access`, `ir.rule`, `res.groups`, `ir.model.data` and the models of the sample.
 *
 * ```ts
 * const content = await readSnapshot(odoo, { models: ['sale.*'], sample: { 'sale.order': 50 } })
 * await writeFile('tests/erp.snapshot.json', writeSnapshotFile(content))
 * ```
 *
 * @throws ConfigError for a model, a group, a record of the sample or a field to keep that is not there
 */
export async function readSnapshot(odoo: Connection, options: SnapshotOptions = {}): Promise<SnapshotContent> {
  const server: ServerReader = {
    series: () => odoo.series(),
    call: (model, method, args, kwargs) => odoo.call(model, method, args, kwargs),
    doc: async () => undefined,
  }
  const { onNote, onProgress, groups = [], sample = {} } = options
  const { series, answers } = await readServer(server, {
    models: [...(options.models ?? []), ...(options.models?.length ? Object.keys(sample) : [])],
    methods: false,
    onNote,
    onProgress,
  })
  const models = new Map(answers)
  const keep = options.keep ?? []
  const fieldsOf = async (model: string) => models.get(model) ?? (await readFields(server, model, onNote))
  for (const path of keep) await checkKept(path, fieldsOf)
  const list = await ModelList.read(server)
  const rights = list && (await readRights(server, list, groups))
  if (rights === undefined) onNote?.('rights are left out: this user may not read them, or 20 keeps them elsewhere')
  const reader = await readerOf(odoo)
  const anonymiser = await Anonymiser.withKey(options.key ?? (await keyOf(server)), keep)

  const told = new Map<string, ToldModel>()
  const tell = async (model: string) => {
    const fields = models.get(model) ?? {}
    const depends = await readDepends(server, model)
    const facts = list?.facts(model, fields, depends.get('display_name') ?? []) ?? {}
    told.set(model, { facts, depends, defaults: await readDefaults(server, model, fields, reader) })
    onProgress?.({ what: `defaults of ${model}`, done: told.size, all: models.size })
  }
  await new PQueue({ concurrency: CONCURRENCY }).addAll([...models.keys()].map((model) => () => tell(model)))

  const picked = new Sample(server, anonymiser, async (model) => {
    const known = await fieldsOf(model)
    models.set(model, known)
    return known
  })
  const users = await ownUsers(server)
  picked.want('res.users', [...users.keys()], 'required')
  for (const { defaults } of told.values()) {
    for (const [model, id] of defaults.refersTo) picked.want(model, [id], 'required')
  }
  for (const model of ['res.lang', 'res.currency', 'res.company'])
    picked.want(model, await searchIds(server, model, []), 'required')
  for (const [model, asked] of Object.entries(sample)) {
    const ids = await sampledIds(server, model, asked)
    const nothing = LEFT_OUT.test(model) ? 'no sample has any' : ids.length === 0 && 'this user finds none there'
    if (nothing) onNote?.(`the sample has no records of ${model}: ${nothing}`)
    picked.want(model, ids, 'whole')
  }
  await picked.read((model, rows) => onProgress?.({ what: `${rows} records, ${model}`, done: 0, all: 0 }))
  // What a record refers to may be of a model that was not among the chosen.
  for (const model of models.keys()) if (!told.has(model)) await tell(model)
  const rows = picked.rows()
  rows.set('res.users', await usersOf(server, rows.get('res.users') ?? [], users, rights))
  const columns = await readColumns(server, [...models.keys()])
  const whole = [...models].map(([model, fields]) => {
    const depends = told.get(model)?.depends ?? new Map()
    return [model, withColumns(fields, depends, columns.get(model))] as const
  })
  const { fields, selections } = shareSelections(new Map(whole.toSorted(([a], [b]) => byCodeUnit(a, b))))
  return {
    version: 1,
    series,
    models: contentOf(fields, told, rights),
    selections,
    ...(rights && { groups: rights.groups }),
    records: Object.fromEntries(rows),
    externalIds: await externalIdsOf(server, rows),
  }
}

function contentOf(
  models: ReadonlyMap<string, FieldsAnswer>,
  told: ReadonlyMap<string, ToldModel>,
  rights: Rights | undefined,
): Record<string, SnapshotModelContent> {
  return Object.fromEntries(
    [...models].map(([model, fields]) => {
      const { facts = {}, defaults } = told.get(model) ?? {}
      const access = rights?.access.get(model)
      const rules = rights?.rules.get(model)
      return [
        model,
        { ...facts, fields, defaults: defaults?.values ?? {}, ...(access && { access }), ...(rules && { rules }) },
      ]
    }),
  )
}

/** What is to stay as it is has to be there: a mistyped name would be made up in silence. */
async function checkKept(path: string, fieldsOf: (model: string) => Promise<FieldsAnswer>): Promise<void> {
  const dot = path.lastIndexOf('.')
  const [model, name] = [path.slice(0, dot), path.slice(dot + 1)]
  const names = Object.keys(await fieldsOf(model))
  if (names.includes(name)) return
  const [near] = nearest(name, names)
  const guess = near === undefined ? '' : `: did you mean '${model}.${near}'?`
  throw new ConfigError(`there is no field '${path}' to keep${guess}`)
}

async function sampledIds(
  server: ServerReader,
  model: string,
  asked: number | readonly number[],
): Promise<readonly number[]> {
  if (typeof asked === 'number') {
    return searchIds(server, model, [], { limit: asked, order: 'id desc' })
  }
  const found = await searchIds(server, model, [['id', 'in', asked]], { all: true })
  const missing = asked.filter((id) => !found.includes(id))
  if (missing.length === 0) return found
  throw new ConfigError(`a sample of ${model} is to hold ${missing.join(', ')}, which this user does not find there`)
}

/** The users that Odoo itself made, and their external ids. */
async function ownUsers(server: ServerReader): Promise<ReadonlyMap<number, string>> {
  const ids = await searchIds(server, 'res.users', [], { all: true })
  const names = await namesIfAllowed(server, 'res.users', ids)
  return new Map([...names].filter(([, name]) => Object.hasOwn(OWN_LOGINS, name)))
}

/** Who reads, by what the server takes for them when a record is made. */
async function readerOf(odoo: Connection): Promise<Reader> {
  const { uid, companyId, partnerId } = (await odoo.whoami()) ?? {}
  return { uid, companyId, partnerId }
}

/** A database's own name for itself, which only its administrators know. */
async function keyOf(server: ServerReader): Promise<string> {
  try {
    // 20 has no get_param.
    const named = [['key', '=', 'database.uuid']] as const
    const [row] = await readRows<{ readonly value: unknown }>(server, 'ir.config_parameter', named, ['value'])
    if (typeof row?.value === 'string' && row.value !== '') return row.value
  } catch (error) {
    // A sandbox has no such model.
    if (!AccessError.is(error) && !UnknownModelError.is(error)) throw error
  }
  return randomBytes(32).toString('hex')
}

async function externalIdsOf(
  server: ServerReader,
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<Record<string, string>> {
  const all: [string, string][] = []
  for (const [model, some] of rows) {
    const names = await namesIfAllowed(
      server,
      model,
      some.map(({ id }) => id),
    )
    for (const [id, name] of names) all.push([name, `${model},${id}`])
  }
  return Object.fromEntries(all.toSorted(([a], [b]) => byCodeUnit(a, b)))
}
