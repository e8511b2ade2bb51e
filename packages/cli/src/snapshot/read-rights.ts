import { AccessError, ConfigError, UnknownModelError } from 'ooor/errors'
import type { ServerReader } from '../codegen/server-reader.ts'
import { byCodeUnit } from '../codegen/typescript-names.ts'
import { namesOfGroups } from './external-ids.ts'
import type { ModelList } from './read-facts.ts'
import { readRows } from './read-rows.ts'
import type { RuleContent, SnapshotContent } from './snapshot-content.ts'

/** Who may do what on a server. */
export interface Rights {
  readonly groups: NonNullable<SnapshotContent['groups']>
  /** By model. */
  readonly access: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly rules: ReadonlyMap<string, readonly RuleContent[]>
  /** External ids of groups by id. */
  readonly groupNames: ReadonlyMap<number, string>
}

type Many2one = readonly [id: number, name: string] | false
type Permissions = Readonly<Record<'perm_read' | 'perm_write' | 'perm_create' | 'perm_unlink', boolean>>
type GroupRow = { readonly id: number; readonly name: string; readonly implied_ids: readonly number[] }
type AccessRow = Permissions & { readonly model_id: Many2one; readonly group_id: Many2one }
type RuleRow = Permissions & {
  readonly name: string | false
  readonly model_id: Many2one
  readonly groups: readonly number[]
  readonly domain_force: string | false
}

/** Whoever logs in is of one of them. */
const ALWAYS = ['base.group_system', 'base.group_user', 'base.group_portal', 'base.group_public']

const PERMISSIONS = ['perm_read', 'perm_write', 'perm_create', 'perm_unlink'] as const
const LETTERS: Readonly<Record<(typeof PERMISSIONS)[number], string>> = {
  perm_read: 'r',
  perm_write: 'w',
  perm_create: 'c',
  perm_unlink: 'd',
}

/**
 * Reads `res.groups`, `ir.model.access` and `ir.rule` for the chosen groups, those that come with them and those of
 * every user, or for all groups. Undefined for a user who may not. Throws a `ConfigError` for a group that is not there.
 */
export async function readRights(
  server: ServerReader,
  models: ModelList,
  chosen: readonly string[],
): Promise<Rights | undefined> {
  try {
    const all = await readRows<GroupRow>(server, 'res.groups', [], ['name', 'implied_ids'])
    const names = await namesOfGroups(
      server,
      all.map(({ id }) => id),
    )
    const groups = groupsOf(all, names, chosen)
    const isChosen = (id: number) => Object.hasOwn(groups, names.get(id) ?? '')
    const access = await readRows<AccessRow>(server, 'ir.model.access', [], ['model_id', 'group_id', ...PERMISSIONS])
    const rules = await readRows<RuleRow>(
      server,
      'ir.rule',
      [],
      ['name', 'model_id', 'groups', 'domain_force', ...PERMISSIONS],
    )
    return {
      groups,
      access: accessOf(access, models, names, isChosen),
      rules: rulesOf(rules, models, names, isChosen),
      groupNames: names,
    }
  } catch (error) {
    // 20 has one model for both, which is not read.
    if (!AccessError.is(error) && !UnknownModelError.is(error)) throw error
    return undefined
  }
}

function groupsOf(
  rows: readonly GroupRow[],
  names: ReadonlyMap<number, string>,
  chosen: readonly string[],
): Rights['groups'] {
  const byName = new Map(rows.map((row) => [names.get(row.id), row]))
  const missing = chosen.find((name) => !byName.has(name))
  if (missing !== undefined) {
    throw new ConfigError(`the server has no group '${missing}': name it by its external id, as base.group_user`)
  }
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = new Map<string, GroupRow>()
  const add = (row: GroupRow | undefined) => {
    const name = row && names.get(row.id)
    if (row === undefined || name === undefined || found.has(name)) return
    found.set(name, row)
    for (const id of row.implied_ids) add(byId.get(id))
  }
  for (const name of chosen.length > 0 ? [...ALWAYS, ...chosen] : byName.keys()) add(byName.get(name))
  const sorted = [...found].toSorted(([a], [b]) => byCodeUnit(a, b))
  return Object.fromEntries(
    sorted.map(([external, { name, implied_ids }]) => {
      const implies = implied_ids.flatMap((id) => names.get(id) ?? []).toSorted()
      return [external, { name, ...(implies.length > 0 && { implies }) }]
    }),
  )
}

function accessOf(
  rows: readonly AccessRow[],
  models: ModelList,
  names: ReadonlyMap<number, string>,
  isChosen: (id: number) => boolean,
): Rights['access'] {
  const all = new Map<string, Record<string, string>>()
  for (const row of rows) {
    const model = models.named(row.model_id === false ? 0 : row.model_id[0])
    if (model === undefined || (row.group_id !== false && !isChosen(row.group_id[0]))) continue
    const group = row.group_id === false ? '*' : (names.get(row.group_id[0]) as string)
    const ofModel = all.get(model) ?? {}
    const letters = new Set([...(ofModel[group] ?? ''), ...operationsOf(row)])
    if (letters.size === 0) continue
    ofModel[group] = [...'rwcd'].filter((letter) => letters.has(letter)).join('')
    all.set(model, ofModel)
  }
  return all
}

function rulesOf(
  rows: readonly RuleRow[],
  models: ModelList,
  names: ReadonlyMap<number, string>,
  isChosen: (id: number) => boolean,
): Rights['rules'] {
  const all = new Map<string, RuleContent[]>()
  for (const row of rows.toSorted((a, b) => byCodeUnit(String(a.name), String(b.name)))) {
    const model = models.named(row.model_id === false ? 0 : row.model_id[0])
    const groups = row.groups.filter(isChosen).map((id) => names.get(id) as string)
    if (model === undefined || (row.groups.length > 0 && groups.length === 0)) continue
    const rule = {
      name: String(row.name || ''),
      ...(row.groups.length > 0 && { groups: groups.toSorted() }),
      domain: (row.domain_force || '[]').replace(/\s+/g, ' ').trim(),
      operations: operationsOf(row),
    }
    all.set(model, [...(all.get(model) ?? []), rule])
  }
  return all
}

function operationsOf(row: Permissions): string {
  return PERMISSIONS.filter((name) => row[name])
    .map((name) => LETTERS[name])
    .join('')
}
