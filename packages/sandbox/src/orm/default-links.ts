import { isTable } from '../is-table.ts'
import { valueError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'
import type { Table } from './environment.ts'

/** What a field of links says of a value that is no list. */
export function noCommands({ definition }: Table, name: string, value: unknown): Error {
  const shown = typeof value === 'string' ? value : pythonRepr(value)
  return valueError(`Wrong value for ${definition.name}.${name}: ${shown}`)
}

/**
 * Links that a context gives as a default, as `default_get` tells them since 13 (tried on 14.0, 16.0 to 19.0): those that are left in the end, then
 * what would be made (`_RelationalMulti.convert_to_write` of odoo/fields.py of 14). What is no list of commands stays.
 */
export function defaultLinks(commands: unknown): unknown {
  if (!commands) return [[6, 0, []]]
  if (!Array.isArray(commands)) return commands
  const ids = new Set<number>()
  const made: unknown[] = []
  for (const command of commands) {
    if (typeof command === 'number') ids.add(command)
    else if (!Array.isArray(command)) return commands
    else {
      const [code, id, values] = command as [unknown, unknown, unknown]
      if (code === 0 && isTable(values)) made.push([0, 0, values])
      else if (code === 4 && typeof id === 'number') ids.add(id)
      else if ((code === 2 || code === 3) && typeof id === 'number') ids.delete(id)
      else if (code === 5) forget(ids, made)
      else if (code === 6 && isIds(values)) {
        forget(ids, made)
        for (const one of values) ids.add(one)
      } else return commands
    }
  }
  return [[6, 0, [...ids]], ...made]
}

function forget(ids: Set<number>, made: unknown[]): void {
  ids.clear()
  made.length = 0
}

const isIds = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number')
