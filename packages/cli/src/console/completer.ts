import type { AsyncCompleter } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { complete } from './completion/complete.ts'
import type { Completion } from './completion/completion-types.ts'
import type { Surroundings } from './completion/shape.ts'
import { DOT_COMMANDS } from './dot-commands/index.ts'
import type { ModelSession } from './model-session.ts'

/** What completion is told by its console. */
export interface CompleterOptions {
  readonly models: ModelSession
  /** The lines above, of code that goes on. */
  begun(): string
  /** Names of variables. */
  names(): string[]
  /** Shows what a call takes. */
  hint(text: string): void
}

/** So long a completion waits for what it has just asked the server for, in milliseconds. */
const PATIENCE = 40

/** Completion for Node's console: it answers at once, with what is known by then. */
export function completerOf({ models, begun, names, hint }: CompleterOptions): AsyncCompleter {
  let hinted = ''
  return (text, answer) => {
    const at: Surroundings = {
      bindings: models.bindings,
      models: models.catalogue.models,
      names,
      value: (name) => Reflect.getOwnPropertyDescriptor(globalThis, name)?.value,
      schema: (model) => models.catalogue.schema(model),
      methods: (model) => models.catalogue.methods(model),
    }
    const find = (): Completion => (text.startsWith('.') ? ofDotCommand(text, at) : complete(begun() + text, at))
    const found = async () => {
      const first = find()
      if (first.candidates.length > 0 || !models.catalogue.isLoading) return first
      await Promise.race([models.catalogue.settled(), delay(PATIENCE)])
      return find()
    }
    found().then(
      ({ candidates, replaced, hint: wanted }) => {
        answer(null, [[...candidates], replaced])
        if (wanted !== undefined && wanted !== hinted) hint(wanted)
        hinted = wanted ?? ''
      },
      (error: Error) => answer(error),
    )
  }
}

/** The words behind a dot, and what stands behind them. */
function ofDotCommand(text: string, at: Surroundings): Completion {
  const [, word = '', space, rest = ''] = /^\.(\w*)(\s+)?(.*)$/.exec(text) ?? []
  if (space === undefined) {
    const all = [...DOT_COMMANDS.map(({ name }) => name), 'help', 'exit', 'break']
    return { candidates: all.filter((name) => name.startsWith(word)).map((name) => `.${name}`), replaced: text }
  }
  const completes = DOT_COMMANDS.find(({ name }) => name === word)?.completes
  if (completes === 'expression') return complete(rest, at)
  if (completes !== 'models') return { candidates: [], replaced: rest }
  const names = [...at.models.keys(), ...at.bindings.keys()]
  return { candidates: names.filter((name) => name.startsWith(rest)).sort(), replaced: rest }
}
