import { isAtLeast } from 'ooor'
import { AccessError, UnknownModelError } from 'ooor/errors'
import { type FieldsAnswer, isFailureOfModel, Schema } from 'ooor/schema'
import PQueue from 'p-queue'
import { isReadable, readModelNames } from './model-names.ts'
import { readButtons } from './read-buttons.ts'
import { DocReader } from './read-doc.ts'
import { readFields } from './read-fields.ts'
import type { MethodDescription, ServerDescription } from './server-description.ts'
import type { ServerReader } from './server-reader.ts'
import { byCodeUnit } from './typescript-names.ts'

/** What to read of a server. */
export interface ReadOptions {
  /** Names as `res.partner` and patterns as `sale.*`; all models that the user may read when there are none. */
  readonly models?: readonly string[] | undefined
  /** Told what is left out, and why. */
  readonly onNote?: ((note: string) => void) | undefined
  /** False leaves the models' methods out, which are most of the work on 19: it takes a second to tell of a model's. */
  readonly methods?: boolean | undefined
  /** So many models at a time (default 4): more only wait for each other, unless the server has more workers. */
  readonly concurrency?: number | undefined
  /** Told what is being read, as models come in. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** How far the reading of a server is. */
export interface Progress {
  /** As `fields and methods`, or the model that was read last. */
  readonly what: string
  readonly done: number
  /** Zero until the server has told of its models. */
  readonly all: number
}

/** A server's description with its models' fields as they were answered, for who keeps them. */
export interface ReadServer extends ServerDescription {
  readonly answers: ReadonlyMap<string, FieldsAnswer>
}

const CONCURRENCY = 4

/** Asks a server for its models, their fields and their methods. Changes nothing there. */
export async function readServer(server: ServerReader, options: ReadOptions = {}): Promise<ReadServer> {
  const { models: wanted = [], methods: wantsMethods = true, concurrency = CONCURRENCY, onNote, onProgress } = options
  onProgress?.({ what: 'the list of models', done: 0, all: 0 })
  const series = await server.series()
  const labels = await readModelNames(server, wanted, onNote)
  const all = labels.size
  if (wantsMethods && isAtLeast(series, 19)) onProgress?.({ what: 'the index of methods', done: 0, all })
  const doc = wantsMethods && isAtLeast(series, 19) ? await DocReader.open(server) : undefined
  const queue = new PQueue({ concurrency })
  const answers = new Map<string, FieldsAnswer>()
  const ofDoc = new Map<string, readonly MethodDescription[]>()
  const named = new Set(wanted)
  let done = 0
  await queue.addAll(
    [...labels.keys()].map((name) => async () => {
      const fields = named.has(name)
        ? await readFields(server, name, onNote)
        : (await isReadable(server, name)) && (await fieldsOfOne(server, name, onNote))
      if (fields) {
        answers.set(name, fields)
        ofDoc.set(name, (await doc?.methodsOf(name)) ?? [])
      }
      onProgress?.({ what: name, done: ++done, all })
    }),
  )
  const schemas = new Map([...answers].map(([name, answer]) => [name, new Schema(name, answer)]))
  const ofButtons = wantsMethods && doc === undefined
  if (ofButtons) onProgress?.({ what: 'the buttons of views', done, all })
  const methods = ofButtons ? await methodsOfButtons(server, schemas, onNote) : ofDoc
  const names = [...schemas.keys()].sort(byCodeUnit)
  return {
    series: series.name,
    models: [...schemas]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([name, schema]) => ({ name, label: labels.get(name), schema, methods: methods.get(name) ?? [] })),
    common: (await doc?.common()) ?? [],
    answers: new Map(names.map((name) => [name, answers.get(name) ?? {}])),
  }
}

/** Undefined, with a note, where the model's own code fails: it is one of many that were not named. */
async function fieldsOfOne(
  server: ServerReader,
  model: string,
  onNote: ReadOptions['onNote'],
): Promise<FieldsAnswer | undefined> {
  try {
    return await readFields(server, model, onNote)
  } catch (error) {
    if (!isFailureOfModel(error)) throw error
    onNote?.(`${model} is left out, which fails to tell its fields (${error.message})`)
    return undefined
  }
}

async function methodsOfButtons(
  server: ServerReader,
  schemas: ReadonlyMap<string, Schema>,
  onNote: ReadOptions['onNote'],
): Promise<ReadonlyMap<string, readonly MethodDescription[]>> {
  try {
    return await readButtons(server, (model, field) => schemas.get(model)?.fields.get(field)?.relation)
  } catch (error) {
    if (!AccessError.is(error) && !UnknownModelError.is(error)) throw error
    const isAlone = (await server.series()).major < 19
    const who = UnknownModelError.is(error)
      ? `the server ${isAlone ? 'has no views, whose buttons tell of them' : 'tells of them neither by /doc nor by views'}`
      : `this user may ${isAlone ? "not read the server's views" : "read neither the server's /doc nor its views"}`
    onNote?.(`methods are left out: ${who}`)
    return new Map()
  }
}
