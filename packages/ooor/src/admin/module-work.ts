import {
  AccessDeniedError,
  AccessError,
  DatabaseError,
  NetworkError,
  OutcomeUnknownError,
  ResponseError,
  ResultLostError,
  RouteNotFoundError,
  ServerError,
  UnknownModelError,
  UserError,
} from '../errors/index.ts'
import { waitFor } from '../http/wait-for.ts'
import { type CallOptions, isAtLeast, type ModelCaller, type Series } from '../wires/index.ts'
import { MODULE, ModuleGraph, statesOf } from './module-list.ts'
import type { ModuleChange, ModuleOptions, ModuleState } from './module-types.ts'

/** Milliseconds between two looks at the states of modules. */
const PAUSE = 1000
/** How often a look is tried again while the server loads its registry. */
const TRIES = 60

/** What is done to modules. */
export interface Work {
  readonly verb: 'install' | 'upgrade' | 'uninstall'
  readonly names: readonly string[]
  /** What all of them are afterwards. */
  readonly wanted: ModuleState
  readonly graph: ModuleGraph
  readonly series: Series
}

/**
 * Lets the server do its work on modules, and looks what has become of them: what its button answers says nothing
 * (wire/14.0 and wire/18.0/svc-module-button_immediate_install), and proxies seldom wait for it.
 */
export async function workOn(caller: ModelCaller, work: Work, options: ModuleOptions): Promise<ModuleChange[]> {
  const { names, wanted, graph } = work
  const { signal } = options
  refusePending(work)
  const stop = new AbortController()
  const watched = watch(caller, names, wanted, options, stop.signal)
  // What its listener throws waits for the end of the work, and ends no process meanwhile.
  watched.catch(() => {})
  try {
    await press(caller, work, { signal })
  } catch (error) {
    await explain(caller, work, error, options)
  } finally {
    stop.abort()
    await watched
  }
  const after = await patiently(() => ModuleGraph.of(caller, { signal }), { signal })
  const failed = names.filter((name) => after.states.get(name) !== wanted)
  if (failed.length > 0) {
    const states = failed.map((name) => `'${name}' is ${after.states.get(name) ?? 'gone'}`).join(', ')
    const message = `the server answered, but ${states}: its log says why`
    throw new ServerError({ exception: '', message }, { call: { model: MODULE, method: work.verb } })
  }
  options.onProgress?.({ done: names.length, total: names.length, pending: [] })
  return [...after.states].flatMap(([name, state]) => {
    const before = graph.states.get(name) ?? 'uninstalled'
    return before === state ? [] : [{ name, before, after: state }]
  })
}

/** The server does all that is marked, whoever has marked it: what nobody has named here is not to go along. */
function refusePending({ graph, names, verb }: Work): void {
  const pending = [...graph.states].filter(([name, state]) => state.startsWith('to ') && !names.includes(name))
  if (pending.length === 0) return
  const marks = pending.map(([name, state]) => `'${name}' (${state})`).join(', ')
  const message = `others are marked, and the server would do that too: ${marks}. Another change is under way, or was left: wait for it, or take the mark away in Odoo's list of apps, before you ${verb}`
  throw new UserError({ exception: '', message }, { call: { model: MODULE } })
}

async function press(caller: ModelCaller, { verb, names, graph, series }: Work, options: CallOptions): Promise<void> {
  const ids = names.map((name) => graph.ids.get(name))
  if (isAtLeast(series, 7) || verb === 'install') {
    await caller.call(MODULE, `button_immediate_${verb}`, [ids], {}, options)
    return
  }
  // 6.1 has one such button only (wire/6.1/svc-module-button_immediate_upgrade).
  await caller.call(MODULE, `button_${verb}`, [ids], {}, options)
  const wizard = await caller.call('base.module.upgrade', 'create', [{}], {}, options)
  await caller.call('base.module.upgrade', 'upgrade_module', [[wizard]], {}, options)
}

/** Throws an error of the work, unless it is only the answer that was lost. */
async function explain(caller: ModelCaller, work: Work, error: unknown, options: ModuleOptions): Promise<void> {
  const { names, wanted, verb } = work
  // The next step of a configuration, which the wire cannot carry.
  if (ResultLostError.is(error)) return
  if (AccessDeniedError.is(error)) {
    // Since 14 (wire/14.0/svc-module-no-rights).
    const message = `the user may not ${verb} modules: that is for administrators`
    const { exception } = error
    throw new AccessError({ exception, message }, { cause: error, call: { model: MODULE, method: verb } })
  }
  if (!OutcomeUnknownError.is(error)) throw error
  const { patience = 900_000, signal } = options
  const end = performance.now() + patience
  while (performance.now() < end) {
    const states = await statesOf(caller, names, { signal }).catch((failure: unknown) => {
      if (isPassing(failure)) return undefined
      throw failure
    })
    if (states !== undefined) {
      const found = names.map((name) => states.get(name))
      if (found.every((state) => state === wanted) && verb !== 'upgrade') return
      // Marks are gone when the server is through, whatever it came to.
      if (!found.some((state) => state?.startsWith('to '))) {
        if (found.every((state) => state === wanted)) return
        throw error
      }
    }
    await waitFor(PAUSE, signal ?? undefined)
  }
  throw error
}

/** Tells of the states while the server works. Its own failures are nobody's business. */
async function watch(
  caller: ModelCaller,
  names: readonly string[],
  wanted: ModuleState,
  { onProgress, signal }: ModuleOptions,
  stopped: AbortSignal,
): Promise<void> {
  if (onProgress === undefined) return
  while (!stopped.aborted) {
    await waitFor(PAUSE, stopped).catch(() => {})
    if (stopped.aborted) return
    const states = await statesOf(caller, names, { signal }).catch(() => undefined)
    if (states === undefined || stopped.aborted) continue
    const pending = names.filter((name) => states.get(name) !== wanted)
    onProgress({ done: names.length - pending.length, total: names.length, pending })
  }
}

/** Reads again while the server loads its registry anew. */
export async function patiently<T>(read: () => Promise<T>, { signal }: CallOptions): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read()
    } catch (error) {
      if (attempt === TRIES || !isPassing(error)) throw error
      await waitFor(PAUSE, signal ?? undefined)
    }
  }
}

/** What a server says that is about to have its models again. */
function isPassing(error: unknown): boolean {
  return (
    NetworkError.is(error) ||
    ResponseError.is(error) ||
    DatabaseError.is(error) ||
    RouteNotFoundError.is(error) ||
    UnknownModelError.is(error)
  )
}
