import { readFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { ConfigError } from 'ooor/errors'
import { ChangeIndex } from './attribute.ts'
import { type Change, changesBetween } from './changes.ts'
import {
  type Declarations,
  type DeclaredModel,
  isDeclarations,
  parseDeclarations,
  writeDeclarations,
} from './declarations.ts'
import { goneOn } from './gone.ts'
import { type Hint, hintsIn } from './hints.ts'
import { Mirror } from './mirror.ts'
import type { OtherServer } from './read-other.ts'
import { Compiler, type CompilerError } from './type-check.ts'

/** A place of the program that has to change for the other server. */
export interface Place extends Hint {
  /** Absolute. */
  readonly file: string
  /** `types`: the compiler says so. `text`: by the name alone, for who reads it to judge. */
  readonly by: 'types' | 'text'
}

/** What a program has to change for another server. */
export interface ProgramReport {
  /** The declarations that the program is written with; undefined where it has none. */
  readonly types: string | undefined
  readonly from: string | undefined
  readonly to: string
  readonly places: readonly Place[]
  /** Errors of the program that have nothing to do with it: they were there before. */
  readonly before: number
}

/** How a program is looked at. */
export interface ProgramOptions {
  /** The absolute path of its tsconfig.json. */
  readonly project: string
  /** Its declarations, where there are several. */
  readonly types?: string | undefined
  /** Brings the other server's declarations, for what the program is written with. */
  readonly other: (own: Declarations | undefined) => Promise<OtherServer>
  readonly signal?: AbortSignal
}

/** So often is the compiler asked again for what other errors have hidden. */
const ROUNDS = 5

/** Checks a program against another server's models, with its own TypeScript, in a copy of its sources. */
export async function compareProgram({ project, types, other: read, signal }: ProgramOptions): Promise<ProgramReport> {
  const compiler = await Compiler.of(dirname(project))
  const [config, baseline] = await Promise.all([compiler.config(project, signal), compiler.check(project, signal)])
  const files = baseline.files.filter((file) => !/[\\/]node_modules[\\/]/.test(file))
  const sources = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)))
  const declared = declarationsAmong(sources, types)
  const own = declared === undefined ? undefined : parseDeclarations(sources.get(declared) ?? '')
  const { declarations, tellsMethods } = await read(own)
  const changes = own === undefined ? [] : changesBetween(own, declarations)
  const places: Place[] = []
  if (own !== undefined && declared !== undefined) {
    const mirror = await Mirror.of(files, project, config)
    try {
      const check = async (text: string) => {
        await mirror.write(declared, text)
        const { errors } = await compiler.check(mirror.pathOf(project), signal)
        return errors.flatMap((error) => {
          const file = mirror.originalOf(error.file)
          return file === undefined || file === declared ? [] : [{ ...error, file }]
        })
      }
      places.push(
        ...(await placesOf({ own, declarations, tellsMethods, changes, sources, baseline: baseline.errors, check })),
      )
    } finally {
      await mirror.remove()
    }
  }
  const gone = goneOn(declarations.series).filter((one) => own === undefined || !isGoneAlready(one, own.series))
  const relations = relationsOf(own)
  for (const [file, source] of sources) {
    // Sources of other packages are theirs to change.
    const isOwn =
      !relative(dirname(project), file).startsWith('..') && !file.endsWith('.d.ts') && !isDeclarations(source)
    if (!isOwn) continue
    const told = new Set(places.filter((place) => place.file === file).map(({ line, says }) => `${line} ${says}`))
    const hints = hintsIn(source, { changes, gone, relations }).filter(({ line, says }) => !told.has(`${line} ${says}`))
    places.push(...hints.map((hint): Place => ({ ...hint, file, by: 'text' })))
  }
  places.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
  return { types: declared, from: own?.series, to: declarations.series, places, before: baseline.errors.length }
}

/** The models that relations of a name lead to. */
function relationsOf(own: Declarations | undefined): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { fields } of own?.models.values() ?? []) {
    for (const { name, relation } of fields.values()) {
      if (relation !== undefined) found.set(name, (found.get(name) ?? new Set()).add(relation))
    }
  }
  return found
}

/** True for what the program's own server has not either. */
function isGoneAlready(one: ReturnType<typeof goneOn>[number], series: string): boolean {
  return goneOn(series).some((other) => other === one)
}

function declarationsAmong(sources: ReadonlyMap<string, string>, named: string | undefined): string | undefined {
  const found = [...sources].flatMap(([file, text]) => (isDeclarations(text) ? [file] : []))
  if (named !== undefined) {
    if (found.includes(named)) return named
    throw new ConfigError(
      `the project does not use ${named}, or it is not of \`ooor types\`: there is ${found.join(', ') || 'none'}`,
    )
  }
  if (found.length > 1)
    throw new ConfigError(`the project has ${found.length} declarations: name one, --types ${found[0]}`)
  return found[0]
}

interface Search {
  readonly own: Declarations
  readonly declarations: Declarations
  readonly tellsMethods: boolean
  readonly changes: readonly Change[]
  readonly sources: ReadonlyMap<string, string>
  readonly baseline: readonly CompilerError[]
  readonly check: (declarations: string) => Promise<readonly CompilerError[]>
}

/**
 * The places where types do not fit the other server. An error hides others in the same expression: what has been told
 * is put back as it was, and the compiler asked again, until it has nothing more to say.
 */
async function placesOf({
  own,
  declarations,
  tellsMethods,
  changes,
  sources,
  baseline,
  check,
}: Search): Promise<Place[]> {
  const index = new ChangeIndex(changes, own, declarations)
  const known = new Set(baseline.map(keyOf))
  const told = new Set<string>()
  const restored = new Set<Change>()
  const places = new Map<string, Place>()
  for (let round = 0; round < ROUNDS; round++) {
    const errors = (await check(textWith(own, declarations, tellsMethods, restored))).filter(
      (error) => !known.has(keyOf(error)),
    )
    const before = restored.size
    for (const error of errors) {
      told.add(`${keyOf(error)} ${error.message}`)
      const causes = index.causesOf(error, sources.get(error.file) ?? '').filter((cause) => !restored.has(cause))
      for (const place of placesFor(error, causes)) places.set(`${place.file}:${place.line} ${place.says}`, place)
    }
    for (const error of errors) {
      for (const cause of index.causesOf(error, sources.get(error.file) ?? '')) restored.add(cause)
    }
    if (restored.size === before) break
  }
  return [...places.values()]
}

function keyOf({ file, line, column, code }: CompilerError): string {
  return `${file}:${line}:${column} ${code}`
}

const MOST_CAUSES = 3

function placesFor({ file, line, column, message }: CompilerError, causes: readonly Change[]): Place[] {
  const place = { file, line, column, by: 'types' as const }
  const [only] = causes
  if (only === undefined) return [{ ...place, says: shortened(message), perhaps: [] }]
  if (causes.length === 1) return [{ ...place, says: only.says, perhaps: only.perhaps }]
  const says = causes.slice(0, MOST_CAUSES).map((cause) => cause.says)
  return [{ ...place, says: `one of these: ${says.join('; ')}`, perhaps: [] }]
}

function shortened(message: string): string {
  const [first = ''] = message.split('\n')
  return first.length > 200 ? `${first.slice(0, 200)}…` : first
}

/** The other server's declarations, with what is put back as it was, and with the program's methods where it tells none. */
function textWith(
  own: Declarations,
  other: Declarations,
  tellsMethods: boolean,
  restored: ReadonlySet<Change>,
): string {
  const models = new Map<string, DeclaredModel>()
  for (const [name, model] of other.models) {
    const before = own.models.get(name)
    const methods = tellsMethods || before === undefined ? model.methods : before.methods
    const interfaceName = before?.interfaceName ?? model.interfaceName
    models.set(name, { ...model, interfaceName, methods })
  }
  for (const { model, field } of restored) {
    const before = own.models.get(model)
    if (before === undefined) continue
    const now = models.get(model)
    if (field === undefined || now === undefined) models.set(model, before)
    else {
      const was = before.fields.get(field)
      if (was !== undefined) models.set(model, { ...now, fields: new Map([...now.fields, [field, was]]) })
    }
  }
  const { name, isGlobal } = own
  const common = tellsMethods ? other.common : own.common
  return writeDeclarations({ series: other.series, name, isGlobal, models, common })
}
