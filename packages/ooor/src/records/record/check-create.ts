import { checkOptions } from '../../errors/check-options.ts'
import type { CreateOptions } from '../types/create-options.ts'

/** Refuses what `create` cannot be told: `external_id`, passed over, would make the record twice. */
export function checkCreate(options: CreateOptions): CreateOptions {
  checkOptions<CreateOptions>('create', options, { externalId: true, context: true, signal: true })
  return options
}
