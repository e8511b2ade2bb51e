import type { FieldDefinition } from '../definition.ts'
import type { Environment, Table } from '../environment.ts'

const PROPERTIES = { name: 'ir.property', description: 'Company Property', fields: {} }

/**
 * What each company has a value of its own for stands in a model that administrators alone may read: nobody else writes it, but
 * who gives a new record nothing (tried on 14.0; 15 is taken for it).
 */
export function lookAtProperty(env: Environment, { companyDependent }: FieldDefinition, isDefault: boolean): void {
  if (companyDependent && !isDefault) checkProperties(env)
}

/** Nor does anybody else look for a value of theirs, or for what is computed of one. */
export function lookForProperty(
  env: Environment,
  table: Table,
  { companyDependent, depends = [] }: FieldDefinition,
): void {
  const isBeyond = (path: string) => {
    const [head = '', name] = path.split('.')
    const relation = table.fields[head]?.relation
    return relation !== undefined && env.table(relation).fields[name ?? '']?.companyDependent === true
  }
  if (companyDependent || depends.some(isBeyond)) checkProperties(env)
}

function checkProperties(env: Environment): void {
  const { series, exceptions } = env.dialect
  if (series.major < 14 || series.major > 15 || env.isSudo || env.groups.includes('system')) return
  throw exceptions.accessRights('read', PROPERTIES)
}
