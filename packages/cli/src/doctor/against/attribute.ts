import type { Change } from './changes.ts'
import type { Declarations } from './declarations.ts'
import type { CompilerError } from './type-check.ts'

/** The changes by what the compiler's words may name. */
export class ChangeIndex {
  /** Fields' changes by the field's name. */
  readonly #byField = new Map<string, Change[]>()
  readonly #byModel = new Map<string, Change>()
  readonly #models = new Map<string, string>()
  readonly #own: Declarations

  constructor(changes: readonly Change[], own: Declarations, other: Declarations) {
    for (const change of changes) {
      // Nothing of what must be given is told by types.
      if (change.kind === 'required') continue
      if (change.field === undefined) this.#byModel.set(change.model, change)
      else this.#byField.set(change.field, [...(this.#byField.get(change.field) ?? []), change])
    }
    for (const { models } of [other, own]) {
      for (const { interfaceName, model } of models.values()) this.#models.set(interfaceName, model)
    }
    this.#own = own
  }

  /**
   * The changes that an error comes from, best guess: what its message names, then what stands at its place, then what
   * stands on its line. Several where more than one model has changed a field of that name.
   */
  causesOf(error: CompilerError, source: string): Change[] {
    const sourceLine = source.split('\n')[error.line - 1] ?? ''
    const told = [...error.message.matchAll(/([a-z][\w.]*) has no field '([\w.]+)'/g)].flatMap(
      ([, model = '', path = '']) => this.#alongPath(model, path),
    )
    if (told.length > 0) return unique(told)
    const place = tokenAt(sourceLine, error.column)
    const gone = [place, ...quoted(error.message)].flatMap((name) => this.#byModel.get(name) ?? [])
    if (gone.length > 0) return unique(gone).slice(0, 1)
    const models = this.#modelsIn(error.message)
    const candidates = [quotedNames(error.message), [place], tokensOf(sourceLine)]
    for (const names of candidates) {
      const changes = names.flatMap((name) => this.#ofName(name, models))
      const ofModels = models.size > 0 ? changes.filter(({ model }) => models.has(model)) : []
      const likely = ofModels.length > 0 ? ofModels : changes
      if (likely.length > 0) return likeliest(unique(likely), error.message, source)
    }
    return []
  }

  #ofName(name: string, models: ReadonlySet<string>): Change[] {
    if (!name.includes('.')) return this.#byField.get(name) ?? []
    return [...models].flatMap((model) => this.#alongPath(model, name))
  }

  /** The first field of a path that has changed. */
  #alongPath(model: string, path: string): Change[] {
    let at: string | undefined = model
    for (const name of path.split('.')) {
      const change = this.#byField.get(name)?.find((one) => one.model === at)
      if (change !== undefined) return [change]
      at = at === undefined ? undefined : this.#own.models.get(at)?.fields.get(name)?.relation
    }
    return []
  }

  /** The models whose types a message names. */
  #modelsIn(message: string): Set<string> {
    const names = message.match(/\b[A-Z]\w+\b/g) ?? []
    return new Set(names.flatMap((name) => this.#models.get(name) ?? []))
  }
}

/** Those whose values, or whose emptiness, the message tells of; then those of models that the file names. */
function likeliest(changes: readonly Change[], message: string, source: string): Change[] {
  const texts = new Set([...message.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text))
  const told = ({ kind, says }: Change) => {
    if (kind === 'may be empty') return /\bnull\b/.test(message) ? 1 : 0
    return kind === 'values' ? quoted(says).filter((value) => texts.has(value)).length : 0
  }
  const named = ({ model }: Change) => (new RegExp(`['"\`]${model.replaceAll('.', '\\.')}['"\`]`).test(source) ? 1 : 0)
  return best(best(changes, told), named)
}

function best(changes: readonly Change[], scoreOf: (change: Change) => number): Change[] {
  const most = Math.max(...changes.map(scoreOf))
  return changes.filter((change) => scoreOf(change) === most)
}

function quoted(message: string): string[] {
  return [...message.matchAll(/["']([a-z_][\w.]*)["']/gi)].map(([, name = '']) => name)
}

/** What the compiler calls a property, before all else that it quotes. */
function quotedNames(message: string): string[] {
  const properties = [...message.matchAll(/(?:[Pp]roperty|properties|and|of) '([\w.]+)'/g)].map(([, name = '']) => name)
  return properties.length > 0 ? properties : quoted(message)
}

function tokenAt(line: string, column: number): string {
  const rest = line.slice(column - 1)
  return /^["'`]?([\w.]+)/.exec(rest)?.[1] ?? ''
}

function tokensOf(line: string): string[] {
  return line.match(/[A-Za-z_]\w*(?:\.[a-z_]\w*)*/g)?.flatMap((token) => [token, ...token.split('.')]) ?? []
}

function unique(changes: readonly Change[]): Change[] {
  return [...new Set(changes)]
}
