import { byCodeUnit } from './typescript-names.ts'

/** The members of each model: fields, methods and model's methods by their names. */
type Members = ReadonlyMap<string, string>

/**
 * What differs between declarations, a line for each model: added (+), removed (-) and changed (~) ones. Empty when all
 * that differs are comments, the order or the header.
 */
export function compareDeclarations(before: string, after: string): string[] {
  return compare(parseDeclarations(before), parseDeclarations(after))
}

/** The same for schema files; a file that is none has no models. */
export function compareSchemaFiles(before: string, after: string): string[] {
  return compare(parseSchemaFile(before), parseSchemaFile(after))
}

function compare(before: ReadonlyMap<string, Members>, after: ReadonlyMap<string, Members>): string[] {
  const models = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit)
  return models.flatMap((model) => {
    const [old, now] = [before.get(model), after.get(model)]
    if (old === undefined) return [`+ ${model}`]
    if (now === undefined) return [`- ${model}`]
    const changes = compareMembers(old, now)
    return changes.length === 0 ? [] : [`~ ${model}: ${changes.join(', ')}`]
  })
}

function compareMembers(before: Members, after: Members): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit)
  return names.flatMap((name) => {
    if (!before.has(name)) return [`+${name}`]
    if (!after.has(name)) return [`-${name}`]
    return before.get(name) === after.get(name) ? [] : [`~${name}`]
  })
}

/** Fields and methods of a model, and those of the interfaces for all models, which have methods only. */
const MEMBER = /^(?: {4}(?=[^(:]+[?:(])| {2}(?=[^(:]+\())('(?:[^'\\]|\\.)+'|[\w$]+)/

/** Reads what `declareServer` has written: its indentation tells what is what. */
function parseDeclarations(text: string): Map<string, Members> {
  const models = new Map<string, Map<string, string>>()
  for (const block of text.split(/^export interface /m).slice(1)) {
    const model = /^ {2}name: '(.+)'$/m.exec(block)?.[1] ?? block.slice(0, block.indexOf(' '))
    const members = new Map<string, string>()
    let current = ''
    for (const line of block.split('\n')) {
      const name = MEMBER.exec(line)?.[1]
      if (name !== undefined) current = name
      else if (/^(?: {2}\}$| {2}[\w'])/.test(line)) current = ''
      if (current === '' || /^ *\/?\*/.test(line)) continue
      members.set(current, `${members.get(current) ?? ''}${line}\n`)
    }
    if (members.size > 0 || block.includes('  fields: {')) models.set(model, members)
  }
  return models
}

function parseSchemaFile(text: string): Map<string, Members> {
  let file: { models?: Readonly<Record<string, { fields?: Readonly<Record<string, unknown>> }>> }
  try {
    file = JSON.parse(text) as typeof file
  } catch {
    return new Map()
  }
  return new Map(
    Object.entries(file.models ?? {}).map(([model, { fields = {} }]) => [
      model,
      new Map(Object.entries(fields).map(([name, field]) => [name, JSON.stringify(field)])),
    ]),
  )
}
