import { expect, it } from 'vitest'
import { fakeReader } from '../../../../tests/support/fake-reader.ts'
import { DocReader } from './read-doc.ts'

const core = { signature: '()', parameters: {}, model: 'core' }
const methods = {
  write: core,
  export_data: { ...core, signature: '(fields)', parameters: { fields: { annotation: 'list' } } },
  load: { ...core, api: ['model'] },
  get_views: { ...core, model: 'base' },
}
const own = {
  message_post: {
    signature: "(body='', tags=frozenset(), kwargs)",
    parameters: {
      body: { kind: 'KEYWORD_ONLY', default: '', annotation: 'str|Markup', doc: '<p>the text</p>' },
      tags: {},
      kwargs: { kind: 'VAR_KEYWORD' },
    },
    return: { annotation: 'list[int]' },
    doc: '<div><p>Posts.</p><p>More.</p></div>',
    model: 'mail.thread',
  },
  _private: { ...core, model: 'res.partner' },
}
const { reader, asked } = fakeReader({
  series: '19.0',
  docs: {
    index: {
      models: [
        { model: 'res.country', methods: Object.keys(methods) },
        { model: 'res.partner', methods: [...Object.keys(methods), 'message_post', '_private'] },
      ],
    },
    'res.country': { methods },
    'res.partner': { methods: { ...methods, ...own } },
  },
})

it('tells of the methods that a model has for itself', async () => {
  const doc = await DocReader.open(reader)
  expect(await doc?.methodsOf('res.partner')).toEqual([
    {
      name: 'message_post',
      isOfModel: false,
      doc: 'Posts.',
      parameters: [
        { name: 'body', doc: 'the text', annotation: 'str|Markup', isRequired: false, default: '' },
        { name: 'tags', doc: undefined, annotation: undefined, isRequired: false, default: undefined },
      ],
      takesMore: true,
      returns: 'list[int]',
    },
  ])
})

it('does not ask for models that have none, or that it does not know', async () => {
  const doc = await DocReader.open(reader)
  asked.length = 0
  expect(await doc?.methodsOf('res.country')).toEqual([])
  expect(await doc?.methodsOf('x.unknown')).toEqual([])
  expect(asked).toEqual([])
})

it('tells of what all models have and records of ours do not', async () => {
  const common = await (await DocReader.open(reader))?.common()
  expect(common?.map(({ name, isOfModel }) => [name, isOfModel])).toEqual([
    ['export_data', false],
    ['load', true],
  ])
  expect(common?.[0]?.parameters[0]?.isRequired).toBe(true)
})

it('is not there without an index', async () => {
  expect(await DocReader.open(fakeReader({}).reader)).toBeUndefined()
  expect(await DocReader.open(fakeReader({ docs: { index: { models: [] } } }).reader)).toBeUndefined()
})
