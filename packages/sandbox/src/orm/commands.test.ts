import { describe, expect, it } from 'vitest'
import { callerOn, raised } from './caller.test-help.ts'

const GONE = 999_999

describe.each(['14.0', '19.0'])('x2many commands on %s', (series) => {
  const call = callerOn(series)
  const made = (values: object) => call('res.partner', 'create', [{ name: 'x', ...values }]) as number
  const tagsOf = (id: number) =>
    (call('res.partner', 'read', [[id], ['category_id']]) as [{ category_id: number[] }])[0].category_id
  const write = (id: number, commands: unknown) => call('res.partner', 'write', [[id], { category_id: commands }])

  // Each tried on 14.0 and 19.0; links come in the order of the tags' names.
  it.each([
    ['[4, id]', [[4, 2]], [2, 1]],
    [
      'one that is linked already',
      [
        [4, 1, 0],
        [4, 1, 0],
      ],
      [1],
    ],
    ['an unknown code', [[7, 0, 0]], [1]],
    ['a code that is text', [['4', 2]], [1]],
    ['an empty command', [[]], [1]],
    ['bare ids stand for all', [3, 4], [4, 3]],
    ['[3, id]', [[3, 1]], []],
    ['[5]', [[5]], []],
    ['[6, 0, ids]', [[6, 0, [2, 3]]], [3, 2]],
    ['false', false, []],
    ['null', null, []],
    [
      'records that are gone are not missed',
      [
        [2, GONE],
        [3, GONE],
        [1, GONE, {}],
      ],
      [1],
    ],
  ])('%s', (_, commands, after) => {
    const id = made({ category_id: [[6, 0, [1]]] })
    expect(write(id, commands)).toBe(true)
    expect(tagsOf(id)).toEqual(after)
  })

  it('hides links to archived records, unless they are asked for', () => {
    const asleep = call('res.partner.category', 'create', [{ name: 'Asleep', active: false }]) as number
    const id = made({ category_id: [[6, 0, [1, asleep]]] })
    expect(tagsOf(id)).toEqual([1])
    const context = { active_test: false }
    expect(call('res.partner', 'read', [[id], ['category_id']], { context })).toEqual([
      { id, category_id: [asleep, 1] },
    ])
  })

  it.each([
    ['[4]', [[4]], 'IndexError: list index out of range'],
    ['[0, 0]', [[0, 0]], 'IndexError: list index out of range'],
    ['[1, id]', [[1, 1]], 'IndexError: list index out of range'],
    ['[6, 0]', [[6, 0]], 'IndexError: list index out of range'],
    ['[6, 0, 1]', [[6, 0, 1]], "TypeError: 'int' object is not iterable"],
    ['a number', 5, 'ValueError: Wrong value for res.partner.category_id: 5'],
    ['text', 'x', 'ValueError: Wrong value for res.partner.category_id: x'],
    ['an object', { a: 1 }, "ValueError: Wrong value for res.partner.category_id: {'a': 1}"],
  ])('refuses %s', (_, commands, words) => {
    const id = made({})
    expect(raised(() => write(id, commands))).toBe(words)
  })

  it('makes lines within lines', () => {
    const id = made({ child_ids: [[0, 0, { name: 'child', child_ids: [[0, 0, { name: 'grandchild' }]] }]] })
    const paths = call('res.partner', 'search_read', [[['id', 'child_of', id]], ['name']], { order: 'id' })
    expect((paths as { name: string }[]).map(({ name }) => name)).toEqual(['x', 'child', 'grandchild'])
  })

  it.each([[[4, GONE]], [[2, GONE]], [[3, GONE]], [[6, 0, [GONE]]], [[1, GONE, {}]]])(
    'misses a line: %j',
    (command) => {
      const id = made({})
      expect(raised(() => call('res.partner', 'write', [[id], { child_ids: [command] }]))).toBe(
        `MissingError: Record does not exist or has been deleted.\n(Record: res.partner(${GONE},), User: 2)`,
      )
    },
  )

  it('a link to nowhere is one that PostgreSQL refuses', () => {
    expect(raised(() => write(made({}), [[4, GONE]]))).toMatch(/^ValidationError: The operation cannot be completed: /)
  })
})

it.each(['14.0', '19.0'])('what is archived stays linked when all is replaced: %s', (series) => {
  const call = callerOn(series)
  const made = (name: string) => {
    const id = call('res.partner.category', 'create', [[{ name }]]) as number[]
    return id[0] as number
  }
  const [kept, gone, next] = [made('kept'), made('gone'), made('next')]
  const [id] = call('res.partner', 'create', [[{ name: 'p', category_id: [[6, 0, [kept, gone]]] }]]) as number[]
  call('res.partner.category', 'write', [[kept], { active: false }])
  call('res.partner', 'write', [[id], { category_id: [[6, 0, [next]]] }])
  const read = (context: object) =>
    (call('res.partner', 'read', [[id], ['category_id']], { context }) as { category_id: number[] }[])[0]?.category_id
  expect(read({})).toEqual([next])
  expect(read({ active_test: false })?.toSorted()).toEqual([kept, next].toSorted())
})

describe('links to what is archived', () => {
  // Tried on 17.0; the same by source on 14.0 and 19.0.
  it.each(['14.0', '17.0', '19.0'])(
    'that the same commands made are taken back on %s, and what was there stays',
    (name) => {
      const call = callerOn(name)
      const tag = (active: boolean) => call('res.partner.category', 'create', [{ name: 't', active }]) as number
      const [hidden, shown, old] = [tag(false), tag(true), tag(false)]
      const counts = () =>
        [hidden, shown, old].map((id) => {
          const [row] = call('res.partner.category', 'read', [[id], ['partner_ids']]) as { partner_ids: number[] }[]
          return row?.partner_ids.length
        })
      const linked = (commands: unknown[]) => {
        const made = call('res.partner', 'create', [{ name: 'p', category_id: commands }])
        const ofNew = counts()
        call('res.partner', 'unlink', [[made]])
        const kept = call('res.partner', 'create', [{ name: 'p', category_id: [[6, 0, [old, shown]]] }])
        call('res.partner', 'write', [[kept], { category_id: commands }])
        const ofOld = counts()
        call('res.partner', 'unlink', [[kept]])
        return [ofNew, ofOld]
      }
      expect(linked([[4, hidden], [5]])).toEqual([
        [0, 0, 0],
        [0, 0, 1],
      ])
      expect(
        linked([
          [6, 0, [hidden]],
          [6, 0, [shown]],
        ]),
      ).toEqual([
        [0, 1, 0],
        [0, 1, 1],
      ])
      expect(
        linked([
          [4, hidden],
          [3, hidden],
        ]),
      ).toEqual([
        [0, 0, 0],
        [0, 1, 1],
      ])
      expect(linked([[6, 0, [hidden]], [5], [4, old]])).toEqual([
        [0, 0, 1],
        [0, 0, 1],
      ])
    },
  )
})
