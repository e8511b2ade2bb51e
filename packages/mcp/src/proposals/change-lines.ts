import type { FieldSchema } from 'ooor'
import type { Plain, PlainValues } from '../answers/plain-values.ts'
import { openFields } from '../checks/check-path.ts'
import type { GivenValues } from '../checks/check-values.ts'
import type { KnownModel } from '../checks/schemas.ts'
import { OF_THE_SERVER } from '../policy/policy.ts'
import type { AgentSession } from '../session/agent-session.ts'

/** One value that would change. */
export interface ChangeLine {
  /** A field, or a line's: `order_line[new 1].product_id`, `order_line[33].price_unit`. */
  readonly field: string
  readonly before: Plain
  readonly after: Plain
  /** Who wants it so: what was proposed, or what the server makes of it. */
  readonly by: 'you' | 'server'
}

/** All that would change of one record. */
export interface Changes {
  readonly lines: readonly ChangeLine[]
  /** How many values change that the policy does not show. */
  readonly hidden: number
}

type Values = Readonly<Record<string, unknown>>

/** What is compared of a record. */
export interface Compared {
  /** What it holds; undefined for a new one. */
  readonly before?: Values | undefined
  /** What a new one started with. */
  readonly defaults?: Values | undefined
  readonly after: Values
  readonly given: GivenValues
}

/** Compares what a form started with and what it holds, line by line. */
export class ChangeLines {
  readonly #agent: AgentSession
  readonly #values: PlainValues
  readonly #lines: ChangeLine[] = []
  #hidden = 0

  constructor(agent: AgentSession, values: PlainValues) {
    this.#agent = agent
    this.#values = values
  }

  /** The changes of a record. */
  async of(model: string, compared: Compared): Promise<Changes> {
    await this.#record(await this.#agent.checks.schemaOf(model), '', compared)
    return { lines: this.#lines, hidden: this.#hidden }
  }

  async #record(schema: KnownModel, path: string, { before, defaults, after, given }: Compared): Promise<void> {
    const open = new Set((await openFields(this.#agent.checks, schema)).map(({ name }) => name))
    for (const [name, value] of Object.entries(after)) {
      const field = schema.fields.get(name)
      if (field === undefined || OF_THE_SERVER.has(name)) continue
      const isGiven = Object.hasOwn(given, name)
      if (field.kind === 'one2many' && isLines(value)) {
        await this.#list(schema, field, path, { before: before?.[name], after: value, given: given[name] })
        continue
      }
      if (before !== undefined && isAlike(before[name], value)) continue
      // What was empty from the start is left to the server.
      if (before === undefined && !isGiven && isEmpty(value) && isEmpty(defaults?.[name])) continue
      // What the server alone computes is not sent; amounts are worth seeing all the same.
      const isSent = !field.isReadonly || field.states !== undefined
      if (!isGiven && !isSent && field.kind !== 'monetary') continue
      // A related field that the server fills in has another record's value.
      if (!open.has(name)) {
        this.#hidden++
        continue
      }
      this.#lines.push({
        field: path + name,
        before: before === undefined ? null : this.#plain(field, before[name]),
        after: this.#plain(field, value),
        by: isGiven ? 'you' : 'server',
      })
    }
  }

  async #list(
    { model }: KnownModel,
    field: FieldSchema,
    path: string,
    { before, after, given }: { before: unknown; after: readonly Values[]; given: unknown },
  ): Promise<void> {
    const { name, relation = '' } = field
    if (!this.#agent.policy.mayRead(model, name) || !this.#agent.policy.mayReach(relation)) {
      this.#hidden++
      return
    }
    const schema = await this.#agent.checks.schemaOf(relation)
    const old = new Map((isLines(before) ? before : []).map((line) => [line.id, line]))
    const keys = givenKeys(given)
    let news = 0
    for (const line of after) {
      const was = line.id === 0 ? undefined : old.get(line.id)
      const label = line.id === 0 ? `new ${++news}` : String(line.id)
      await this.#record(schema, `${path}${name}[${label}].`, { before: was, after: line, given: keys })
      old.delete(line.id)
    }
    for (const [id, line] of old) {
      const isNamed = this.#agent.policy.mayName(relation)
      const text = this.#values.plain(isNamed ? (line.display_name ?? line.name ?? id) : id)
      this.#lines.push({ field: `${path}${name}[${String(id)}]`, before: text, after: null, by: 'you' })
    }
  }

  #plain(field: FieldSchema, value: unknown): Plain {
    return this.#values.of(field, value ?? null)
  }
}

function isLines(value: unknown): value is readonly Values[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'id' in one)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || value === 0 || isEmptyList(value)
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function isAlike(before: unknown, after: unknown): boolean {
  const comparable = (value: unknown) => JSON.stringify(linkId(value) ?? value ?? null)
  return comparable(before) === comparable(after)
}

/** A link is its id, whatever name stands beside it. */
function linkId(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
}

/** Names that any of the given lines has. */
function givenKeys(given: unknown): GivenValues {
  const lines = Array.isArray(given) ? given : []
  const values = lines.map((one: unknown) => (Array.isArray(one) ? one[2] : one))
  return Object.assign({}, ...values.filter((one) => typeof one === 'object' && one !== null))
}
