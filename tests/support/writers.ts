import { type Connection, ServerError } from 'ooor'
import { Random } from './random.ts'

/** What a feed of changes told while others wrote, and what there is. */
export interface Witness {
  /** How many changes were told. */
  readonly told: number
  readonly polls: number
  readonly writes: number
  /** Rows that were told as they had been told before. */
  readonly repeated: readonly string[]
  /** Records that are otherwise than they were told last, or were never told. */
  readonly missed: readonly string[]
  /** Records that were not told to be made exactly once. */
  readonly madeWrongly: readonly number[]
  /** Characters of the longest cursor. */
  readonly longestCursor: number
}

interface Row {
  readonly id: number
  readonly name: unknown
}

/**
 * Four write, as long as `goesOn` says: to the same few records, to many at once, which takes long, and they make new
 * ones. Meanwhile changes are read, each time by the cursor of the last page. All records have the mark as `ref`, and
 * each write its own name.
 */
export async function witness(odoo: () => Connection, mark: string, goesOn: () => boolean): Promise<Witness> {
  const reader = odoo()
  const context = { tracking_disable: true }
  const first = await reader.model('res.partner').createMany(names(40, `${mark} start`, mark), { context })
  const shared = first.map(({ id }) => id)
  const made = new Set(shared)
  let writes = 0
  let isOver = false
  const write = async (writer: number) => {
    const own = odoo()
    const random = new Random(writer)
    const partners = own.model('res.partner').raw
    for (let turn = 0; goesOn(); turn++) {
      const name = `${mark} ${writer}/${turn}`
      const kind = random.below(10)
      try {
        if (kind === 0) {
          const ids = await partners.create(names(5, name, mark), { context })
          for (const id of ids) made.add(id)
        } else if (kind < 3) await partners.write(shared, { name }, { context })
        else await partners.write([random.pick(shared)], { name }, { context })
        writes++
      } catch (error) {
        // The database gives one of two up that write the same; its server tries again, and not for ever.
        if (!ServerError.is(error)) throw error
      }
    }
    await own.close()
  }
  const last = new Map<number, unknown>()
  const prints = new Set<string>()
  const repeated: string[] = []
  const creations = new Map<number, number>()
  let [cursor, told, polls, longestCursor] = [undefined as string | undefined, 0, 0, 0]
  const poll = async () => {
    polls++
    const options = { since: cursor, fields: ['name'], size: 50 } as const
    for await (const page of reader.model('res.partner').where({ ref: mark }).changes(options)) {
      for (const row of page.created) creations.set(row.id, (creations.get(row.id) ?? 0) + 1)
      for (const { id, name } of [...page.created, ...page.updated] as Row[]) {
        told++
        const print = `${id}: ${String(name)}`
        if (prints.has(print)) repeated.push(print)
        prints.add(print)
        last.set(id, name)
      }
      cursor = page.cursor
      longestCursor = Math.max(longestCursor, cursor.length)
    }
  }
  const writing = Promise.all([1, 2, 3, 4].map(write)).finally(() => {
    isOver = true
  })
  while (!isOver) await poll()
  await writing
  await poll()
  const rows = (await reader.model('res.partner').where({ ref: mark }).select('name').rows()) as Row[]
  const missed = rows.filter(({ id, name }) => last.get(id) !== name).map(({ id, name }) => `${id}: ${String(name)}`)
  const madeWrongly = [...made].filter((id) => creations.get(id) !== 1)
  await reader.model('res.partner').raw.unlink(rows.map(({ id }) => id))
  await reader.close()
  return { told, polls, writes, repeated, missed, madeWrongly, longestCursor }
}

const names = (count: number, name: string, ref: string) =>
  Array.from({ length: count }, (_, index) => ({ name: `${name} ${index}`, ref }))
