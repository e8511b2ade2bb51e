/**
 * Odoo's models as a session sees them.
 *
 * @module
 */
export type { Caller, ModelCallOptions } from './caller.ts'
export {
  type Domain,
  type DomainLeaf,
  type FieldDescription,
  Model,
  type NameSearchOptions,
  type Row,
  type SearchOptions,
  type Values,
} from './model.ts'
