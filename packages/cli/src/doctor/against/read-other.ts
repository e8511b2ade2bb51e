import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { ConnectOptions } from 'ooor'
import { ConfigError } from 'ooor/errors'
import { type FieldsAnswer, Schema } from 'ooor/schema'
import { declareServer, openServer, readServer } from '../../codegen/index.ts'
import { readModelNames } from '../../codegen/model-names.ts'
import { type Declarations, parseDeclarations } from './declarations.ts'

/** The other server's declarations, and the names of all its models. */
export interface OtherServer {
  readonly declarations: Declarations
  /** True where the server tells of all public methods, so that one that is missing is gone. */
  readonly tellsMethods: boolean
}

/** Reads a file of `ooor types --schema`, gzipped or not. */
export async function readSchemaFile(path: string): Promise<OtherServer> {
  const bytes = await readFile(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  let file: { readonly series?: unknown; readonly models?: Readonly<Record<string, { readonly fields: FieldsAnswer }>> }
  try {
    file = JSON.parse(text)
  } catch (cause) {
    throw new ConfigError(`${path} is no JSON: write it with \`ooor types --schema ${path}\``, { cause })
  }
  const { series, models } = file
  if (typeof series !== 'string' || typeof models !== 'object' || models === null) {
    throw new ConfigError(`${path} is no schema file: write it with \`ooor types --schema ${path}\``)
  }
  const described = Object.entries(models).map(([name, { fields }]) => {
    return { name, label: undefined, schema: new Schema(name, fields), methods: [] }
  })
  const declared = declareServer({ series, models: described, common: [] })
  return { declarations: parseDeclarations(declared), tellsMethods: false }
}

/**
 * Asks another server for the models that a program knows.
 *
 * Calls `ir.model.search_read`, and `fields_get` of each.
 */
export async function readOtherServer(
  target: ConnectOptions,
  own: Declarations | undefined,
  onProgress?: (what: string, done: number, all: number) => void,
): Promise<OtherServer> {
  const server = openServer(target)
  try {
    const names = [...(await readModelNames(server, [])).keys()]
    const models = names.filter((name) => own?.models.has(name))
    const description = await readServer(server, {
      models,
      methods: (own?.common.length ?? 0) > 0,
      onProgress: onProgress && (({ what, done, all }) => onProgress(what, done, all)),
    })
    const declarations = parseDeclarations(declareServer(description))
    return { declarations, tellsMethods: description.common.length > 0 }
  } finally {
    await server.close()
  }
}
