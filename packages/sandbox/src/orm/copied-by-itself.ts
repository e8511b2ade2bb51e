import type { FieldDefinition } from './definition.ts'

/**
 * Whether copies take a field over (`copy` of odoo/fields.py): what is computed, another record's, a company's or a list
 * they do where it says so. Of what a model inherits its parent has said it.
 */
export function isCopiedByItself(field: FieldDefinition): boolean {
  const { type, copy, compute, related, told, isInherited, companyDependent } = field
  if (copy !== undefined || isInherited) return copy !== false
  if (type === 'one2many' || companyDependent === true) return false
  return compute === undefined && related === undefined && !told?.related
}
