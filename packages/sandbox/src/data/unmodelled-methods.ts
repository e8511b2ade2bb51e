import { askedRecords } from '../orm/asked-records.ts'
import type { Group, MethodDefinition } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordsOf } from '../orm/rights.ts'
import { singleton } from '../orm/singleton.ts'
import { unmodelledMethod } from '../orm/unmodelled.ts'
import { accessError } from '../python/exceptions.ts'

/** What a method looks at before anything else: raises as it would. */
type Look = (env: Environment, ids: readonly number[], model: string) => void

/** By the word that stands for it behind a signature. */
const LOOKS: Readonly<Record<string, Look>> = {
  /** At one record, and no more. */
  one: (_, ids, model) => {
    singleton(model, ids)
  },
  /** At none or one. */
  atMostOne: (_, ids, model) => {
    if (ids.length > 1) singleton(model, ids)
  },
  read: (env, ids, model) => {
    askedRecords(env, model, ids)
  },
  write: (env, ids, model) => {
    const table = env.table(model)
    if (ids.length > 0) env.checkAccess(table, 'write')
    recordsOf(env, table, ids, 'write')
  },
  /** At what only employees may see, or only who manages the server. */
  employees: ofGroup('user'),
  settings: ofGroup('system'),
}

function ofGroup(group: Group): Look {
  return (env, _, model) => {
    if (env.isSudo || env.groups.includes(group)) return
    throw accessError(`You are not allowed to access what this asks for beside '${model}' records.`)
  }
}

/**
 * Public methods of a model that the sandbox has no logic for, by their signatures: `format(percent value grouping?)`. What
 * ends with `?` need not be given; those that begin with `@` are of the model, and take no ids. Behind one stands what it
 * looks at, in that order, and what it answers of no records: `set_sequence_top() read write = null`. Wrong arguments are
 * refused as on a real server, then comes what it looks at, then how to stub it.
 */
export function unmodelledMethods(
  model: string,
  signatures: readonly string[],
  look?: Look,
): Readonly<Record<string, MethodDefinition>> {
  return Object.fromEntries(
    signatures.map((signature) => {
      const parts = SIGNATURE.exec(signature)
      if (parts === null) throw new TypeError(`'${signature}' of ${model} is no signature`)
      const [, mark, name = '', list = '', words = '', ofNone] = parts
      const params = list.split(' ').filter(Boolean)
      const looks = words
        .split(' ')
        .filter(Boolean)
        .map((word) => lookOf(word, signature))
      const definition: MethodDefinition = {
        params: params.map((one) => one.replace('?', '')),
        required: params.filter((one) => !one.endsWith('?') && !one.startsWith('**')).length,
        ...(mark === '@' && { model: true }),
        run: (env, ids) => {
          look?.(env, ids, model)
          for (const one of looks) one(env, ids, model)
          if (ids.length === 0 && ofNone !== undefined) return JSON.parse(ofNone)
          throw unmodelledMethod(model, name)
        },
      }
      return [name, definition]
    }),
  )
}

function lookOf(word: string, signature: string): Look {
  const look = LOOKS[word]
  if (look === undefined) throw new TypeError(`'${word}' of '${signature}' is nothing to look at`)
  return look
}

const SIGNATURE = /^(@?)(\w+)\((.*)\)([\w ]*)(?: = (.*))?$/
