import type { FieldDefinition } from '../definition.ts'
import type { Environment } from '../environment.ts'

const PROPERTIES = { name: 'ir.property', description: 'Company Property', fields: {} }

/**
 * What each company has a value of its own for stands in a model that administrators alone may read: nobody else writes it, but
 * who gives a new record nothing (tried on 14.0; 15 is taken for it).
 */
export function lookAtProperty(env: Environment, { companyDependent }: FieldDefinition, isDefault: boolean): void {
  const { series, exceptions } = env.dialect
  if (!companyDependent || isDefault || series.major < 14 || series.major > 15) return
  if (env.isSudo || env.groups.includes('system')) return
  throw exceptions.accessRights('read', PROPERTIES)
}
