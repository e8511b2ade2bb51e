import type { ModelDefinition, Stored } from '../orm/definition.ts'
import { groupsOfFile } from './groups.ts'
import type { ServerSnapshot } from './snapshot-file.ts'
import { type ExtraUsers, usersAndPartners } from './users.ts'

/** Lists that every Odoo has: their rows stay where the file tells none of the same id or code. */
const LISTS =
  /^(res\.(country|country\.state|lang|currency)|uom\..*|product\.uom.*|ir\..*|base\..*|mail\.(message\.subtype|activity\.type)|website|payment\..*)$/

/** The rows of all models: the file's, and the lists'. */
export function rowsOfSnapshot(
  models: readonly ModelDefinition[],
  snapshot: ServerSnapshot,
  extra: ExtraUsers,
): ReadonlyMap<string, readonly Stored[]> {
  const { records = {} } = snapshot
  const rows = new Map<string, readonly Stored[]>()
  const { users, partners } = usersAndPartners(snapshot, extra)
  const groups = groupsOfFile(models.find(({ name }) => name === 'res.groups')?.records ?? [], snapshot.groups)
  const companies = (records['res.company'] ?? []).map(({ id }) => id)
  for (const model of models) {
    const { name } = model
    const told = (records[name] ?? []).map((row) => storedRow(model, row, companies))
    if (name === 'res.users') rows.set(name, users)
    else if (name === 'res.groups') rows.set(name, groups.rows)
    else if (name === 'res.partner')
      rows.set(
        name,
        partners.map((row) => storedRow(model, row, companies)),
      )
    else if (name !== 'ir.model.data') rows.set(name, LISTS.test(name) ? withList(model.records ?? [], told) : told)
  }
  const states = rows.get('res.country.state') ?? []
  const countries = new Map(rows.get('res.country')?.map((row) => [row.id, row.code]))
  const listed = new Map(models.find(({ name }) => name === 'res.country')?.records?.map((row) => [row.id, row.code]))
  const ofFile = new Set(records['res.country.state']?.map(({ id }) => id))
  const isThere = ({ id, country_id }: Stored) => {
    const country = country_id as number
    return ofFile.has(id) || countries.get(country) === listed.get(country)
  }
  rows.set('res.country.state', states.filter(isThere))
  rows.set('ir.model.data', externalIds(models, snapshot, rows, groups.externalIds))
  return rows
}

function withList(list: readonly Stored[], told: readonly Stored[]): readonly Stored[] {
  const ids = new Set(told.map(({ id }) => id))
  const keyOf = ({ code, name }: Stored) => code ?? name
  const keys = new Set(told.map(keyOf))
  return [...list.filter((row) => !ids.has(row.id) && !keys.has(keyOf(row))), ...told].toSorted((a, b) => a.id - b.id)
}

/** What differs by company is the same for all of them here: the file has the value of one. */
function storedRow({ fields }: ModelDefinition, row: Readonly<Stored>, companies: readonly number[]): Stored {
  const stored: Stored = { ...('active' in fields && { active: true }), ...row }
  for (const [name, value] of Object.entries(row)) {
    if (fields[name]?.companyDependent) for (const id of companies) stored[`${name}@${id}`] = value
  }
  return stored
}

function externalIds(
  models: readonly ModelDefinition[],
  { externalIds: told = {} }: ServerSnapshot,
  rows: ReadonlyMap<string, readonly Stored[]>,
  groups: ReadonlyMap<string, number> | undefined,
): readonly Stored[] {
  const own = models.find(({ name }) => name === 'ir.model.data')?.records ?? []
  const ofGroups = [...(groups ?? [])].map(([name, id]) => [name, `res.groups,${id}`] as const)
  const ofFile = [...Object.entries(told).filter(([name]) => !groups?.has(name)), ...ofGroups].map(
    ([name, record]): Omit<Stored, 'id'> => {
      const dot = name.indexOf('.')
      const [model, id] = record.split(',')
      return { module: name.slice(0, dot), name: name.slice(dot + 1), model, res_id: Number(id), noupdate: true }
    },
  )
  const names = new Set(Object.keys(told))
  const ofLists = own.filter(({ module, name, model, res_id }) => {
    const isList = LISTS.test(String(model)) || (model === 'res.groups' && groups === undefined)
    const isFree = isList && !names.has(`${String(module)}.${String(name)}`)
    return isFree && rows.get(String(model))?.some(({ id }) => id === res_id)
  })
  return [...ofLists, ...ofFile].map((row, index) => ({ ...row, id: index + 1 }) as Stored)
}
