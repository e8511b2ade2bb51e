import { AccessError, isOoorError, type Schema } from 'ooor'
import { expect, it } from 'vitest'
import { connectAs } from '../help.ts'
import { describeTargets } from '../targets.ts'

/** Kinds that rows have in one column of the database, and others, which are read in any case. */
const LEFT_OUT = new Set(['binary', 'one2many', 'many2many'])
const AT_MOST = 100

const namesOf = (schema: Schema) =>
  [...schema.fields.values()].filter(({ kind, isStored }) => isStored && !LEFT_OUT.has(kind)).map(({ name }) => name)

describeTargets('columns are what rows are', (target) => {
  it.each(['admin', 'demo', 'portal'])(
    'of every model, for %s',
    async (login) => {
      const admin = await connectAs(target())
      const session = await connectAs(target(), login)
      const models = (await admin.call('ir.model', 'search_read', [[], ['model']])) as { model: string }[]
      await admin.close()
      const wrong: string[] = []
      let compared = 0
      for (const { model } of models.sort((a, b) => (a.model < b.model ? -1 : 1))) {
        const query = session.model(model)
        const orUndefined = (error: unknown) => {
          if (!isOoorError(error)) throw error
          return undefined
        }
        // Before its fields are asked for: most models have no rows for this user, or no table.
        const count = await query.raw.searchCount().catch(orUndefined)
        if (count === undefined || count === 0) continue
        const schema = await query.schema().catch(orUndefined)
        const names = schema === undefined ? [] : namesOf(schema)
        if (names.length === 0) continue
        const all = query.select(...(names as never[]))
        // Whole tables where they are small: their domain is another than that of a page.
        const page = count > AT_MOST ? all.order('id desc').limit(AT_MOST) : all.order('id')
        const read = (by: 'rows' | 'columns') => page.rows({ by })
        let rows: Record<string, unknown>[]
        try {
          rows = (await read('rows')) as Record<string, unknown>[]
        } catch (error) {
          // Neither way for who may not.
          if (!isOoorError(error)) throw error
          if (AccessError.is(error)) {
            const other = await read('columns').then(
              () => undefined,
              (failure) => failure,
            )
            if (!AccessError.is(other)) wrong.push(`${model}: rows are refused, columns are not`)
          }
          continue
        }
        const compare = async () => differences(model, names, rows, (await read('columns')) as typeof rows)
        try {
          compared += rows.length
          // What others have changed between the two reads is no difference: read both once more.
          let found = await compare()
          if (found.length > 0) {
            rows = (await read('rows')) as typeof rows
            found = await compare()
          }
          wrong.push(...found)
        } catch (error) {
          wrong.push(`${model}: ${error}`)
        }
      }
      await session.close()
      expect(wrong).toEqual([])
      expect(compared).toBeGreaterThan(login === 'admin' ? 100 : 0)
    },
    600_000,
  )
})

function differences(
  model: string,
  names: readonly string[],
  rows: readonly Record<string, unknown>[],
  columns: readonly Record<string, unknown>[],
): string[] {
  const ids = (list: readonly Record<string, unknown>[]) => list.map(({ id }) => id).join()
  if (ids(rows) !== ids(columns)) return [`${model}: rows ${ids(rows)}, columns ${ids(columns)}`.slice(0, 300)]
  const found: string[] = []
  for (const name of names) {
    const at = rows.findIndex((row, index) => !same(row[name], columns[index]?.[name]))
    if (at >= 0) {
      const [a, b] = [rows[at], columns[at]].map((row) => JSON.stringify(row?.[name])?.slice(0, 80))
      found.push(`${model}(${rows[at]?.id}).${name}: rows ${a}, columns ${b}`)
    }
  }
  return found
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)
}
