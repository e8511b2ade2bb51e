import { firstParagraph } from './doc-comment.ts'
import { isDeclared } from './reserved-methods.ts'
import type { MethodDescription, ParameterDescription } from './server-description.ts'
import type { ServerReader } from './server-reader.ts'

/** `/doc/index.json` (addons/api_doc/controllers/api_doc.py of 19). */
interface DocIndex {
  readonly models: readonly { readonly model: string; readonly methods: readonly string[] }[]
}

/** `/doc/<model>.json`. */
interface ModelDoc {
  readonly methods: Readonly<Record<string, MethodDoc>>
}

interface MethodDoc {
  /** Of Python: with all defaults, also those that JSON cannot tell, and without annotations. */
  readonly signature: string
  readonly parameters: Readonly<Record<string, ParameterDoc>>
  readonly return?: { readonly annotation?: string }
  readonly doc?: string
  readonly api?: readonly string[]
  /** Where the method comes from: `core` for the ORM's own, `base` for what modules give to all models. */
  readonly model: string
}

interface ParameterDoc {
  /** Absent for an ordinary one. */
  readonly kind?: 'POSITIONAL_ONLY' | 'VAR_POSITIONAL' | 'KEYWORD_ONLY' | 'VAR_KEYWORD'
  readonly annotation?: string
  readonly default?: unknown
  readonly doc?: string
}

/** Tells of models' methods from the documentation that a server has of itself. */
export class DocReader {
  readonly #server: ServerReader
  readonly #names: ReadonlyMap<string, readonly string[]>
  /** Names that all models have: a model with no others need not be asked for, and each question costs a second. */
  readonly #common: ReadonlySet<string>

  private constructor(server: ServerReader, { models }: DocIndex) {
    this.#server = server
    this.#names = new Map(models.map(({ model, methods }) => [model, methods]))
    this.#common = new Set(models.map(({ methods }) => methods).reduce(shared, models[0]?.methods ?? []))
  }

  /** Fetches the index; undefined when there is none for this user: before 19, or without the right to it. */
  static async open(server: ServerReader): Promise<DocReader | undefined> {
    const index = (await server.doc('index')) as DocIndex | undefined
    return index === undefined || index.models.length === 0 ? undefined : new DocReader(server, index)
  }

  /** The methods of the ORM that all models have and ooor has no other name for. */
  async common(): Promise<MethodDescription[]> {
    const [[anyModel] = []] = this.#names
    return anyModel === undefined ? [] : this.#describe(anyModel, ({ model }) => model === 'core')
  }

  /** The methods of one model that not all models have. */
  async methodsOf(model: string): Promise<MethodDescription[]> {
    const names = this.#names.get(model)
    if (names?.every((name) => this.#common.has(name)) ?? true) return []
    return this.#describe(model, (method) => method.model !== 'core' && method.model !== 'base')
  }

  async #describe(model: string, isWanted: (method: MethodDoc) => boolean): Promise<MethodDescription[]> {
    const doc = (await this.#server.doc(model)) as ModelDoc | undefined
    return Object.entries(doc?.methods ?? {})
      .filter(([name, method]) => isDeclared(name, method.api?.includes('model') ?? false) && isWanted(method))
      .map(([name, method]) => describeMethod(name, method))
  }
}

function shared(a: readonly string[], b: readonly string[]): readonly string[] {
  const names = new Set(b)
  return a.filter((name) => names.has(name))
}

function describeMethod(name: string, method: MethodDoc): MethodDescription {
  const parameters = Object.entries(method.parameters)
  return {
    name,
    isOfModel: method.api?.includes('model') ?? false,
    doc: firstParagraph(method.doc),
    // Those without a name of their own (`*args`) cannot be given by name.
    parameters: parameters
      .filter(([, { kind }]) => kind !== 'VAR_KEYWORD' && kind !== 'VAR_POSITIONAL')
      .map(([parameter, doc]) => describeParameter(parameter, doc, method.signature)),
    takesMore: parameters.some(([, { kind }]) => kind === 'VAR_KEYWORD'),
    returns: method.return?.annotation,
  }
}

function describeParameter(name: string, parameter: ParameterDoc, signature: string): ParameterDescription {
  // Defaults that JSON cannot tell are in the signature only.
  const hasDefault = 'default' in parameter || ['(', ' ', ','].some((before) => signature.includes(`${before}${name}=`))
  return {
    name,
    doc: firstParagraph(parameter.doc),
    annotation: parameter.annotation,
    isRequired: !hasDefault,
    default: parameter.default,
  }
}
