import { InvalidValueError } from '../../errors/index.ts'
import { execution } from '../load-query-chunk.ts'
import { isMemberName } from '../schema/member-name.ts'
import type { Scope } from '../scope.ts'
import type { Extension } from './extension.ts'
import { RECORD_MEMBER } from './record-members.ts'
import { serverMethod } from './server-method.ts'
import { STEP } from './step-symbol.ts'

/** Something of a reference that is there once it is loaded; in an object, as it would be awaited by itself. */
type Reach = () => Promise<{ readonly it: unknown }>
type Members = Readonly<Record<string | symbol, unknown>>
type Method = (...args: never[]) => unknown

/**
 * References to records as `handlesOf` makes them, for as long as nothing has been run: what is asked of one is asked
 * of the real one, which comes with the first question.
 */
export function deferredHandles(
  scope: Scope,
  model: string,
  ids: readonly number[],
  extension: Extension | undefined,
): unknown[] {
  let made: Promise<readonly unknown[]> | undefined
  const load = async () => {
    made ??= Promise.resolve(execution()).then(({ handlesOf }) => handlesOf(scope, model, ids, extension))
    return made
  }
  return ids.map((id, index) => handle(scope, model, id, async () => ({ it: (await load())[index] })))
}

function handle(scope: Scope, model: string, id: number, reach: Reach): unknown {
  const known: Members = {
    id,
    $model: model,
    get thread() {
      return scope.caller.thread({ model, id })
    },
    toJSON: () => ({ id, display_name: undefined }),
    [Symbol.for('nodejs.util.inspect.custom')]: () => `${model}(${id}) "…"`,
  }
  return path(reach, known, (name) =>
    isMemberName(name)
      ? serverMethod(model, name, (named) => ask(reach, name, named === undefined ? [] : [named]))
      : undefined,
  )
}

/** Calls a member of what is there once it is loaded. */
async function ask(reach: Reach, name: string, args: readonly unknown[]): Promise<unknown> {
  const { it } = await reach()
  return (it as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>)[name]?.(...args)
}

/** A reference, or a step beyond one: awaited, or walked further. */
function path(
  reach: Reach,
  known: Members = {},
  methodOf?: (name: string) => Method | undefined,
  method?: Method,
): unknown {
  const steps = new Map<string, unknown>()
  const step = (name: string) => {
    if (!steps.has(name)) {
      const further = async () => ({ it: ((await reach()).it as Members)[name] })
      const called = RECORD_MEMBER.test(name) ? (...args: unknown[]) => ask(reach, name, args) : methodOf?.(name)
      steps.set(name, path(further, undefined, undefined, called))
    }
    return steps.get(name)
  }
  // An arrow function, which has no members that cannot be hidden.
  return new Proxy(method === undefined ? {} : (...args: never[]) => method(...args), {
    get(_, property) {
      if (property === 'then') {
        return (onFulfilled?: (value: unknown) => unknown, onRejected?: (reason: unknown) => unknown) =>
          reach()
            .then(({ it }) => it)
            .then(onFulfilled, onRejected)
      }
      if (Object.hasOwn(known, property)) return known[property]
      return typeof property === 'symbol' || !/^[a-z]\w*$/.test(property) || property === 'toJSON'
        ? undefined
        : step(property)
    },
    has: (_, property) =>
      property === STEP || ((property === 'id' || property === 'toJSON') && Object.hasOwn(known, property)),
    set: (_, property) => {
      throw new InvalidValueError(
        `'${String(property)}' cannot be set through a reference: await the record, set it there, and save it`,
      )
    },
    ownKeys: () => [],
  })
}
