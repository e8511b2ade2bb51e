import { lacksAttribute, pythonType } from '../../python/eyes.ts'
import type { Environment } from '../environment.ts'
import type { Specification } from '../web-read.ts'

/** A specification as `web_search_read` asks for its fields. */
export function withKeys(specification: unknown): Specification {
  if (pythonType(specification) !== 'dict') throw lacksAttribute(specification, 'keys')
  return specification as Specification
}

/**
 * What a model's own `web_read` looks at: modules may be looked up elsewhere, by the names of what is asked for
 * (odoo/addons/base_import_module of 17; tried on 17.0).
 */
export function lookAtSpecification({ dialect }: Environment, model: string, specification: unknown): void {
  if (model === 'ir.module.module' && dialect.series.major === 17) withKeys(specification)
}
