import type { Emitter, EventsMap } from 'nanoevents'
import { ConfigError } from '../errors/index.ts'
import { suggestion } from '../errors/nearest.ts'

/** Listens to an event that there is; answers a function that stops listening. Mistyped, nobody would ever hear it. */
export function listen<Events extends EventsMap, E extends keyof Events & string>(
  emitter: Emitter<Events>,
  known: Readonly<Record<keyof Events, true>>,
  event: E,
  listener: Events[E],
): () => void {
  const names = Object.keys(known)
  if (!names.includes(event)) {
    throw new ConfigError(`there is no event '${event}'${suggestion(event, names).text}`)
  }
  if (typeof listener !== 'function') throw new ConfigError(`a listener of '${event}' is a function`)
  return emitter.on(event, listener)
}
