import type { ModelDefinition } from '../orm/definition.ts'
import { baseModels } from './base.ts'
import { shopModels } from './shop.ts'

/** The sandbox's demo data: a fresh copy each time. */
export function demoModels(): ModelDefinition[] {
  return [...baseModels(), ...shopModels()]
}
