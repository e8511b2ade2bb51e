import type { Series } from '../../wires/index.ts'
import type { ModelDefinition } from '../orm/definition.ts'
import { baseModels } from './base.ts'
import { shopModels } from './shop.ts'

/** The sandbox's demo data for a series: a fresh copy each time. */
export function demoModels(series: Series): ModelDefinition[] {
  return [...baseModels(series), ...shopModels(series)]
}
