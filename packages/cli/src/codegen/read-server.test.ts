import { AccessError, ServerError, UnknownModelError } from 'ooor/errors'
import { describe, expect, it } from 'vitest'
import { fakeReader } from '../../../../tests/support/fake-reader.ts'
import { type Progress, readServer } from './read-server.ts'

const refused = new AccessError({ exception: 'odoo.exceptions.AccessError', message: 'no' })
const answers = {
  'ir.model.search_read': ['b', 'abstract', 'a'].map((model) => ({ model, name: model.toUpperCase() })),
  'abstract.search': refused,
  search: [],
  fields_get: (model: string) => ({ id: { type: 'integer' }, [`of_${model}`]: { type: 'char', store: true } }),
  'ir.ui.view.search_read': [{ model: 'a', arch_db: '<form><button type="object" name="press_it"/></form>' }],
}

describe('readServer', () => {
  it('describes the models that the user may read, sorted', async () => {
    const progress: string[] = []
    const { reader } = fakeReader({ answers })
    const onProgress = ({ what, done, all }: Progress) => progress.push(`${done}/${all} ${what}`)
    const server = await readServer(reader, { onProgress, concurrency: 1 })
    expect(server.series).toBe('14.0')
    expect(server.models.map(({ name, label, schema }) => [name, label, ...schema.fields.keys()])).toEqual([
      ['a', 'A', 'of_a'],
      ['b', 'B', 'of_b'],
    ])
    expect([...server.answers.keys()]).toEqual(['a', 'b'])
    expect(server.models[0]?.methods.map(({ name }) => name)).toEqual(['press_it'])
    expect(progress).toEqual(['0/0 the list of models', '1/3 b', '2/3 abstract', '3/3 a', '3/3 the buttons of views'])
  })

  it('leaves out what a model of many fails to tell, and says so', async () => {
    const notes: string[] = []
    const failing = new ServerError({ exception: 'builtins.KeyError', message: 'res_model' })
    const fieldsGet = async (model: string, _: unknown, { attributes }: { attributes: readonly string[] }) => {
      if (model === 'a' || (model === 'b' && attributes.includes('selection'))) throw failing
      return answers.fields_get(model)
    }
    const { reader } = fakeReader({ answers: { ...answers, fields_get: fieldsGet } })
    const { models } = await readServer(reader, { onNote: (note) => notes.push(note), concurrency: 1 })
    expect(models.map(({ name }) => name)).toEqual(['b'])
    expect(notes).toEqual([
      'b: its selections are left out, which it fails to tell (res_model)',
      'a is left out, which fails to tell its fields (res_model)',
    ])
    await expect(readServer(reader, { models: ['a'] })).rejects.toBe(failing)
  })

  it('asks by which currency amounts are rounded', async () => {
    const told: (readonly string[])[] = []
    const fieldsGet = async (model: string, _: unknown, { attributes }: { attributes: readonly string[] }) => {
      told.push(attributes)
      return answers.fields_get(model)
    }
    const { reader } = fakeReader({ answers: { ...answers, fields_get: fieldsGet } })
    await readServer(reader, { models: ['a'] })
    expect(told).toEqual([expect.arrayContaining(['type', 'currency_field'])])
  })

  it('takes a model that is named without asking whether it can be read', async () => {
    const { reader, asked } = fakeReader({ answers })
    expect((await readServer(reader, { models: ['abstract'] })).models.map(({ name }) => name)).toEqual(['abstract'])
    expect(asked).not.toContain('abstract.search')
  })

  it.each(['14.0', '19.0'])('asks for no methods on %s when none are wanted', async (series) => {
    const { reader, asked } = fakeReader({ answers, series })
    const server = await readServer(reader, { methods: false })
    expect(server.models.map(({ name, methods }) => [name, methods])).toEqual([
      ['a', []],
      ['b', []],
    ])
    expect(server.common).toEqual([])
    expect(asked.filter((one) => one.startsWith('doc ') || one.startsWith('ir.ui.view'))).toEqual([])
  })

  it('reads so many models at a time', async () => {
    for (const concurrency of [1, 3]) {
      let [now, most] = [0, 0]
      const slow = async (model: string) => {
        most = Math.max(most, ++now)
        await new Promise(setImmediate)
        now--
        return answers.fields_get(model)
      }
      const { reader } = fakeReader({ answers: { ...answers, fields_get: slow, 'abstract.search': [] } })
      await readServer(reader, { concurrency })
      expect(most).toBe(concurrency)
    }
  })

  it('notes that methods are missing', async () => {
    const notes: string[] = []
    const onNote = (note: string) => notes.push(note)
    const closed = { ...answers, 'ir.ui.view.search_read': refused }
    await readServer(fakeReader({ answers: closed }).reader, { onNote })
    await readServer(fakeReader({ answers: closed, series: '19.0' }).reader, { onNote })
    expect(notes).toEqual([
      "methods are left out: this user may not read the server's views",
      "methods are left out: this user may read neither the server's /doc nor its views",
    ])
    notes.length = 0
    const without = { ...answers, 'ir.ui.view.search_read': new UnknownModelError({ exception: '', message: 'no' }) }
    await readServer(fakeReader({ answers: without }).reader, { onNote })
    await readServer(fakeReader({ answers: without, series: '19.0' }).reader, { onNote })
    expect(notes).toEqual([
      'methods are left out: the server has no views, whose buttons tell of them',
      'methods are left out: the server tells of them neither by /doc nor by views',
    ])
  })
})
