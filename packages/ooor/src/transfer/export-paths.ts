import { InvalidValueError } from '../errors/index.ts'
import type { Row } from '../records/casting/from-server.ts'
import { isData } from '../records/check-answer.ts'
import type { Scope } from '../records/scope.ts'
import type { ExportValue } from './export-types.ts'

/** One step of a path: a field of a model, and whether records lie behind it. */
interface Step {
  readonly model: string
  readonly name: string
  readonly isLink: boolean
}

/** A column of an export. */
export interface PlannedPath {
  readonly path: string
  readonly steps: readonly Step[]
}

/** Looks the path up. A relation without more is shown by its name. */
export async function plannedPath(scope: Scope, model: string, path: string): Promise<PlannedPath> {
  const steps: Step[] = []
  let at: string | undefined = model
  for (const name of path.split('/')) {
    const before = steps.at(-1)
    if (at === undefined) {
      throw new InvalidValueError(`nothing is behind ${before?.model}.${before?.name}: the path '${path}' goes too far`)
    }
    const isId = name === 'id' || name === '.id'
    if (!isId && name.includes('.')) {
      throw new InvalidValueError(`'${path}': a path of an export goes by '/', as '${path.replaceAll('.', '/')}'`)
    }
    const relation: string | undefined = isId ? undefined : (await scope.schema(at)).field(name).relation
    steps.push({ model: at, name, isLink: relation !== undefined })
    at = relation
  }
  if (at !== undefined) steps.push({ model: at, name: 'display_name', isLink: false })
  return { path, steps }
}

type Tree = { [name: string]: Tree | true }

/** What has to be read for the paths. */
export function selectionOfPaths(paths: readonly PlannedPath[]): Tree {
  const tree: Tree = {}
  for (const { steps } of paths) {
    let at = tree
    for (const { name, isLink } of steps) {
      if (name === 'id' || name === '.id') continue
      if (!isLink) at[name] = true
      else {
        const inner = at[name]
        const next: Tree = inner === undefined || inner === true ? {} : inner
        at[name] = next
        at = next
      }
    }
  }
  return named(tree)
}

/** Of a relation of which the ids alone are wanted, something has to be read. */
function named(tree: Tree): Tree {
  for (const inner of Object.values(tree)) {
    if (inner === true) continue
    if (Object.keys(inner).length === 0) inner.display_name = true
    named(inner)
  }
  return tree
}

/** The rows that the last step is read of. */
export function rowsAt({ steps }: PlannedPath, rows: readonly Row[]): readonly Row[] {
  return steps.slice(0, -1).reduce<readonly Row[]>((at, { name }) => at.flatMap((row) => behind(row[name])), rows)
}

/** What the path leads to; a list where it leads through one. */
export function cellOf(row: Row, { steps }: PlannedPath, nameOf: (model: string, id: number) => string | null) {
  const shownAt = (at: Row, [step, ...rest]: readonly Step[]): ExportValue => {
    if (step === undefined || step.name === '.id') return at.id
    if (step.name === 'id') return nameOf(step.model, at.id)
    const value = at[step.name]
    if (!step.isLink) return value as ExportValue
    if (!Array.isArray(value)) return isData(value) ? shownAt(value as Row, rest) : null
    return behind(value).flatMap((one) => {
      const cell = shownAt(one, rest)
      return cell === null ? [] : Array.isArray(cell) ? (cell as readonly ExportValue[]) : [cell]
    })
  }
  return shownAt(row, steps)
}

function behind(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value as Row[]
  return isData(value) ? [value as Row] : []
}
