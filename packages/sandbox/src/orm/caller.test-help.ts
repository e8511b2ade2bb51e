import { parseSeries, type Series } from 'ooor/protocol'
import { Clock } from '../clock.ts'
import { demoModels } from '../data/index.ts'
import { Database } from '../database.ts'
import { dialectOf } from '../dialect/index.ts'
import { ServerException } from '../python/exceptions.ts'
import { callMethod } from './call-method.ts'
import type { ModelDefinition } from './definition.ts'

export type Call = (
  model: string,
  method: string,
  args: readonly unknown[],
  kwargs?: Readonly<Record<string, unknown>>,
  uid?: number,
) => unknown

/** Calls methods on a database of its own, as the administrator unless said otherwise. */
export function callerOn(name: string, models: readonly ModelDefinition[] = []): Call {
  const series = parseSeries(name) as Series
  // Noon: what is today is so in all of the users' zones.
  const clock = new Clock()
  clock.set(`${new Date().toISOString().slice(0, 'yyyy-mm-dd'.length)}T12:00:00Z`)
  const database = new Database('test', dialectOf(series), [...demoModels(series), ...models], clock)
  const admin = series.major < 12 ? 1 : 2
  return (model, method, args, kwargs = {}, uid = admin) =>
    database.transaction(() => callMethod(database.as(uid), model, method, args, kwargs))
}

/** The exception of a call: its kind and its words. */
export function raised(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ServerException) return `${error.kind}: ${error.message}`
    throw error
  }
  return 'nothing was raised'
}
