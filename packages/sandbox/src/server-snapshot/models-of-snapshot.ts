import { ConfigError } from 'ooor/protocol'
import type { AccessRights, DomainRule, FieldDefinition, ModelDefinition } from '../orm/definition.ts'
import { isStored } from '../orm/field-storage.ts'
import { checkModels, modelsOfSchema, type SandboxSchema, type SchemaField } from '../orm/models-of-schema.ts'
import type { Unmodelled } from '../orm/unmodelled.ts'
import { withoutInherited } from '../orm/without-inherited.ts'
import { defaultOf } from './defaults.ts'
import { groupNamed } from './groups.ts'
import { rowsOfSnapshot } from './rows.ts'
import { type ServerSnapshot, SNAPSHOT_VERSION, type SnapshotModel, type SnapshotRule } from './snapshot-file.ts'
import { checkUsers, type ExtraUsers } from './users.ts'

/**
 * The models of a server by its snapshot: logic where the sandbox has it, everything else as the file says, and no rows
 * but the file's, and lists such as countries where it has none. Throws a `ConfigError` for a file of another shape.
 */
export function modelsOfSnapshot(
  demo: readonly ModelDefinition[],
  snapshot: ServerSnapshot,
  users: ExtraUsers,
  unmodelled: Unmodelled,
): ModelDefinition[] {
  if (snapshot.version !== SNAPSHOT_VERSION) {
    throw new ConfigError(
      `the snapshot is of version ${String(snapshot.version)}, and this sandbox reads ${SNAPSHOT_VERSION}: make it anew by \`ooor sandbox snapshot\``,
    )
  }
  checkModels('the snapshot', snapshot.models)
  checkUsers(snapshot.groups, users)
  const models = modelsOfSchema(demo, withSelections(snapshot), unmodelled).map((model) => {
    const told = Object.hasOwn(snapshot.models, model.name) ? snapshot.models[model.name] : undefined
    return told === undefined ? model : asTold(model, told, snapshot.groups !== undefined)
  })
  const rows = rowsOfSnapshot(models, snapshot, users)
  return models.map((model) => ({ ...model, records: rows.get(model.name) ?? [] }))
}

/** Fields with the lists that stand in the file once. */
function withSelections({ models, selections = {} }: ServerSnapshot): SandboxSchema {
  const whole = (field: SchemaField): SchemaField => {
    const list = typeof field.selection === 'string' ? selections[field.selection] : undefined
    return list === undefined ? field : { ...field, selection: list }
  }
  return {
    models: Object.fromEntries(
      Object.entries(models).map(([name, { fields }]) => [
        name,
        { fields: Object.fromEntries(Object.entries(fields).map(([field, told]) => [field, whole(told)])) },
      ]),
    ),
  }
}

function asTold(model: ModelDefinition, told: SnapshotModel, tellsRights: boolean): ModelDefinition {
  const { description, order, recName, inherits, defaults = {} } = told
  // Who sees the rows of which company, rules of the file say.
  const { companyField, ...known } = model
  const fields = { ...model.fields }
  for (const [name, value] of Object.entries(defaults)) {
    const field: FieldDefinition | undefined = fields[name]
    // What the sandbox finds out by itself is found out.
    if (field === undefined || typeof field.default === 'function') continue
    fields[name] = { ...field, default: defaultOf(field, value) }
  }
  return {
    ...(tellsRights ? known : model),
    ...(description !== undefined && { description }),
    ...(order !== undefined && isSortable(order, fields) && { order }),
    ...(recName !== undefined && recName in fields && { recName }),
    ...(inherits !== undefined && { inherits: { ...inherits, ...model.inherits } }),
    fields: inherits === undefined ? fields : withoutInherited(fields, inherits),
    ...(tellsRights && rightsOf(told)),
  }
}

/** An order of SQL of a server's own may name what is no field, or one that is only computed here. */
function isSortable(order: string, fields: ModelDefinition['fields']): boolean {
  return order.split(',').every((part) => {
    const name = part.trim().split(/\s+/)[0] ?? ''
    const field = fields[name]
    return name === 'id' || (field !== undefined && isStored(field))
  })
}

/** The file's rights stand in the place of the sandbox's own. */
function rightsOf({ access = {}, rules = [] }: SnapshotModel): Partial<ModelDefinition> {
  const { '*': ofAll, ...ofGroups } = access
  const everybody = ofAll === undefined ? {} : { system: ofAll, user: ofAll, portal: ofAll, public: ofAll }
  const byGroup = Object.entries(ofGroups).map(([group, letters]) => [groupNamed(group), letters])
  return {
    access: joined(everybody, Object.fromEntries(byGroup) as AccessRights),
    rules: {},
    domainRules: rules.map(ruleOf),
  }
}

function joined(all: AccessRights, groups: AccessRights): AccessRights {
  const names = new Set([...Object.keys(all), ...Object.keys(groups)]) as Set<keyof AccessRights>
  return Object.fromEntries([...names].map((name) => [name, `${all[name] ?? ''}${groups[name] ?? ''}`]))
}

const ruleOf = ({ groups, ...rule }: SnapshotRule): DomainRule => ({
  ...rule,
  ...(groups !== undefined && { groups: groups.map(groupNamed) }),
})
