import { Model, Query } from 'ooor'
import { UsageError } from '../../command.ts'
import type { DotCommand } from './dot-command.ts'

/** `.explain saleOrders.limit(3)`: what a query would call, without calling it. */
export const explainCommand: DotCommand = {
  name: 'explain',
  usage: '<query>',
  help: 'the calls that a query makes, without making them; how this connection speaks without one',
  completes: 'expression',
  run: async (text, desk) => {
    if (text.trim() === '') return desk.show(await desk.models.odoo.explain())
    const { value } = await desk.evaluate(text)
    if (!(value instanceof Query || value instanceof Model)) {
      throw new UsageError('.explain takes a query that is not awaited: .explain partners.limit(5)')
    }
    const { calls } = await value.explain()
    return calls
      .map(
        ({ level, model, method, args, kwargs }) => `${'  '.repeat(level)}${model}.${method}(${listed(args, kwargs)})`,
      )
      .join('\n')
  },
}

function listed(args: readonly unknown[], kwargs: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(kwargs).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
  return [...args.map((arg) => JSON.stringify(arg)), ...named].join(', ')
}

/** `.wire`: tell each call. */
export const wireCommand: DotCommand = {
  name: 'wire',
  usage: '[on|off]',
  help: 'tell each call of a line as it is answered',
  run: async (text, { telling, models }) => {
    telling.wire = switched(text, telling.wire)
    const { wire, reason } = await models.odoo.explain()
    return telling.wire ? `calls are told; they go over ${wire}: ${reason}` : 'calls are no longer told'
  },
}

/** `.time`: tell how long a line took. */
export const timeCommand: DotCommand = {
  name: 'time',
  usage: '[on|off]',
  help: 'tell after each line how long it took, and how many calls it made',
  run: async (text, { telling }) => {
    telling.time = switched(text, telling.time)
    return telling.time ? 'time and calls are told' : 'time and calls are no longer told'
  },
}

function switched(text: string, before: boolean): boolean {
  const word = text.trim()
  if (word === '') return !before
  if (word === 'on' || word === 'off') return word === 'on'
  throw new UsageError(`'${word}' is neither on nor off`)
}
