import { type Connection, InvalidValueError, ilike, type LiveChange, type LiveOptions } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { IS_ONLY_REAL } from '../support/chosen-series.ts'
import { failure } from '../support/failure.ts'
import { callsOf, connectAs, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

interface Changed {
  readonly name: string
}

/** Takes changes one by one; `told` waits for the next ones, as `entered name`. */
function following(changes: AsyncIterableIterator<LiveChange<Changed>>) {
  const names = new Map<number, string>()
  return async (count: number): Promise<string[]> => {
    const told: string[] = []
    while (told.length < count) {
      const { value, done } = await changes.next()
      if (done) break
      const { kind, id, row } = value as LiveChange<Changed>
      if (row !== undefined) names.set(id, row.name)
      told.push(`${kind} ${names.get(id)}`)
    }
    return told
  }
}

const SOON: LiveOptions = { interval: 20 }

describeTargets(
  'a live query',
  (target) => {
    const admin = once(() => connectAs(target()))
    afterAll(() => admin().close())
    const clean = tidy(admin)
    const partners = () => admin().model('res.partner')
    const make = async (name: string, more: object = {}) =>
      clean('res.partner', await partners().create({ name, ...more }))
    const named = (text: string) =>
      partners()
        .where({ name: ilike(text) })
        .select('name')

    it('tells what matches, what enters, changes and leaves', async () => {
      const text = uniqueName('Live')
      const one = await make(`${text} one`)
      const changes = named(text).live(SOON) as unknown as AsyncIterableIterator<LiveChange<Changed>>
      const told = following(changes)
      expect(await told(1)).toEqual([`entered ${text} one`])
      const two = await make(`${text} two`)
      expect(await told(1)).toEqual([`entered ${text} two`])
      await partners()
        .browse(one.id)
        .write({ name: `${text} first` })
      expect(await told(1)).toEqual([`changed ${text} first`])
      await partners().browse(two.id).write({ name: 'Ooor elsewhere' })
      expect(await told(1)).toEqual([`left ${text} two`])
      await partners().browse(one.id).unlink()
      expect(await told(1)).toEqual([`left ${text} first`])
      await changes.return?.()
    })

    it('sees several changes of one second', async () => {
      const text = uniqueName('Second')
      const { id } = await make(`${text} 0`)
      const told = following(named(text).live(SOON) as unknown as AsyncIterableIterator<LiveChange<Changed>>)
      expect(await told(1)).toEqual([`entered ${text} 0`])
      for (const at of [1, 2, 3, 4]) {
        await partners()
          .browse(id)
          .write({ name: `${text} ${at}` })
        expect(await told(1)).toEqual([`changed ${text} ${at}`])
      }
    })

    it('sees the last value of each, whoever writes meanwhile', async () => {
      const text = uniqueName('Writers')
      const made = []
      for (const at of [1, 2, 3]) made.push(await make(`${text} ${at}`))
      const last = new Map<number, string>()
      const write = async ({ id }: { readonly id: number }) => {
        for (let turn = 0; turn < 5; turn++)
          await partners()
            .browse(id)
            .write({ name: `${text} ${id} turn ${turn}` })
      }
      let writing: Promise<unknown> | undefined
      for await (const { id, row } of named(text).live(SOON)) {
        last.set(id, String(row?.name))
        if (last.size === made.length) writing ??= Promise.all(made.map(write))
        if (last.size === made.length && [...last.values()].every((name) => name.endsWith('turn 4'))) break
      }
      await writing
      expect([...last.keys()].toSorted()).toEqual(made.map(({ id }) => id).toSorted())
    })

    it('tells nothing of what is not selected', async () => {
      const text = uniqueName('Selected')
      const { id } = await make(text, { comment: 'a' })
      const told = following(named(text).live(SOON) as unknown as AsyncIterableIterator<LiveChange<Changed>>)
      expect(await told(1)).toEqual([`entered ${text}`])
      await partners().browse(id).write({ comment: 'b' })
      await partners()
        .browse(id)
        .write({ name: `${text} at last` })
      expect(await told(1)).toEqual([`changed ${text} at last`])
    })

    it('leaves out what is there already where that is wanted', async () => {
      const text = uniqueName('Initial')
      await make(`${text} one`)
      const told = following(
        named(text).live({ ...SOON, initial: false }) as unknown as AsyncIterableIterator<LiveChange<Changed>>,
      )
      const next = told(1)
      // The second look of it is behind the first.
      for (let looks = 0; looks < 2; ) {
        const { calls } = await callsOf(admin(), () => partners().count())
        looks += calls.filter((call) => call === 'res.partner.search_read').length
      }
      await make(`${text} two`)
      expect(await next).toEqual([`entered ${text} two`])
    })

    it('compares values where no moment tells of them', async () => {
      const text = uniqueName('Values')
      const { id } = await make(text)
      const query = partners()
        .where({ id })
        .select({ name: true, child_ids: { name: true } })
      const changes = query.live(SOON)
      expect((await changes.next()).value).toMatchObject({ kind: 'entered', row: { name: text, child_ids: [] } })
      await make(`${text} below`, { parent_id: id })
      expect((await changes.next()).value).toMatchObject({
        kind: 'changed',
        row: { child_ids: [{ name: `${text} below` }] },
      })
      await changes.return?.()
    })

    it('follows a page in its order', async () => {
      const text = uniqueName('Page')
      await make(`${text} b`)
      await make(`${text} c`)
      const told = following(
        named(text).order('name').limit(2).live(SOON) as unknown as AsyncIterableIterator<LiveChange<Changed>>,
      )
      expect(await told(2)).toEqual([`entered ${text} b`, `entered ${text} c`])
      await make(`${text} a`)
      expect(await told(2)).toEqual([`left ${text} c`, `entered ${text} a`])
    })

    it('looks at once when it is woken', async () => {
      const text = uniqueName('Woken')
      const wakers: (() => void)[] = []
      let isOver = false
      async function* wake(signal: AbortSignal) {
        for (;;) {
          await new Promise<void>((resolve, reject) => {
            wakers.push(resolve)
            signal.addEventListener('abort', () => {
              isOver = true
              reject(signal.reason)
            })
          })
          yield undefined
        }
      }
      await make(`${text} one`)
      const changes = named(text).live({ interval: 600_000, wake }) as unknown as AsyncIterableIterator<
        LiveChange<Changed>
      >
      const told = following(changes)
      expect(await told(1)).toEqual([`entered ${text} one`])
      const next = told(1)
      await make(`${text} two`)
      for (const ring of wakers.splice(0)) ring()
      expect(await next).toEqual([`entered ${text} two`])
      await changes.return?.()
      expect(isOver).toBe(true)
    })

    it('ends with the signal, and with the loop', async () => {
      const text = uniqueName('Ending')
      await make(text)
      const stop = new AbortController()
      const reason = new Error('enough')
      const heard: string[] = []
      const error = await failure(
        (async () => {
          for await (const { kind } of named(text).live({ interval: 600_000, signal: stop.signal })) {
            heard.push(kind)
            stop.abort(reason)
          }
        })(),
      )
      expect([heard, error]).toEqual([['entered'], reason])
      const { calls } = await callsOf(admin(), async () => {
        for await (const _ of named(text).live(SOON)) break
      })
      expect(calls.filter((call) => call.startsWith('res.partner.')).length).toBeLessThanOrEqual(4)
    })

    it('refuses more than it may remember', async () => {
      const error = await failure(partners().select('name').live({ atMost: 2 }).next())
      expect(error).toBeInstanceOf(InvalidValueError)
      expect(error.message).toContain('more than 2 records of res.partner match')
    })

    it('goes on when the server was away', async ({ skip }) => {
      const { restart } = target()
      if (restart === undefined || IS_ONLY_REAL) return skip('the server is others’ too')
      const text = uniqueName('Away')
      await make(`${text} one`)
      const odoo: Connection = connectAs(target(), 'admin', { retry: false })
      const changes = odoo
        .model('res.partner')
        .where({ name: ilike(text) })
        .select('name')
        .live(SOON)
      const told = following(changes as unknown as AsyncIterableIterator<LiveChange<Changed>>)
      expect(await told(1)).toEqual([`entered ${text} one`])
      const next = told(1)
      await restart()
      await make(`${text} two`)
      expect(await next).toEqual([`entered ${text} two`])
      await changes.return?.()
      await odoo.close()
    })
  },
  'search_read and load',
)
