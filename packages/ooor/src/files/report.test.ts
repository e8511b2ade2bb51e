import { Sandbox } from '@ooor/sandbox'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import { fileNameIn } from '../belongings/download.ts'
import { connect, type HttpMiddleware, PdfToolMissingError, UnsupportedError } from '../index.ts'
import { idsOf } from './printed-ids.ts'

describe.each(['6.1', '7.0'])('a report of %s', (series) => {
  it('is ordered, waited for and fetched', async () => {
    const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series }).adapter })
    const [order = 0] = (await odoo.call('sale.order', 'search', [[]], { limit: 1 })) as number[]
    const report = await odoo.session().report('sale.order', order)
    expect([report.name, report.mimetype]).toEqual(['sale.order.pdf', 'application/pdf'])
    expect((await report.text()).slice(0, 5)).toBe('%PDF-')
    const html = await failure(odoo.session().report('sale.order', order, { format: 'html' }))
    expect(html).toBeInstanceOf(UnsupportedError)
  })
})

it.each(['6.1', '7.0', '8.0'])('lists the files of a record on %s, the newest first', async (series) => {
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series }).adapter })
  for (const name of ['one', 'two']) {
    await odoo.call('ir.attachment', 'create', [{ name, res_model: 'res.partner', res_id: 3, datas: 'aGVsbG8=' }])
  }
  const files = await odoo.session().files.list({ model: 'res.partner', id: 3 })
  expect(files.map(({ name, size }) => [name, size])).toEqual([
    ['two', 5],
    ['one', 5],
  ])
})

it.each([
  [null, ''],
  ["attachment; filename*=UTF-8''sampler%20caf%C3%A9.txt", 'sampler café.txt'],
  [`inline; filename="sampler cafe.txt"; filename*=UTF-8''sampler%20caf%C3%A9.txt`, 'sampler café.txt'],
  ['attachment; filename=other.txt', 'other.txt'],
  ['attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
  ["attachment; filename*=UTF-8''%zz; filename=plain.txt", 'plain.txt'],
])('reads the name in %s', (disposition, name) => {
  expect(fileNameIn(disposition)).toBe(name)
})

it('takes ids, rows and records, one or several', () => {
  expect(idsOf(5)).toEqual([5])
  expect(idsOf({ id: 5 })).toEqual([5])
  expect(idsOf([5, { id: 6 }])).toEqual([5, 6])
  expect(() => idsOf([{ id: null as never }])).toThrow('not the id of a record')
})

/** What Odoo 14 merges of no streams (PyPDF2). */
const NO_PAGES =
  '%PDF-1.3\n1 0 obj\n<<\n/Type /Pages\n/Count 0\n/Kids [ ]\n>>\nendobj\n3 0 obj\n<<\n/Type /Catalog\n/Pages 1 0 R\n>>\nendobj\n%%EOF'

it.each([
  ['12.0', '/report/pdf/'],
  ['14.0', '/report/download'],
])('a document without pages is no report: %s', async (series, route) => {
  const sandbox = new Sandbox({ series })
  let pages = NO_PAGES
  const middleware: HttpMiddleware = async (request, next) => {
    const answer = await next(request)
    if (!request.url.includes(route)) return answer
    const bytes = new TextEncoder().encode(pages)
    const headers = new Headers({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename=o.pdf',
      'content-length': String(bytes.length),
    })
    return { ...answer, headers, bytes: async () => bytes, text: async () => pages, body: new Blob([bytes]).stream() }
  }
  const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter, middleware: [middleware] })
  const error = await failure(odoo.session().report('sale.report_saleorder', [1, 2]))
  expect(error).toBeInstanceOf(PdfToolMissingError)
  expect(error.message).toContain('print the records one by one')
  pages = NO_PAGES.replace('/Count 0', '/Count 1')
  const printed = await odoo.session().report('sale.report_saleorder', [1, 2])
  expect([printed.name, printed.size, await printed.text()]).toEqual([
    expect.stringContaining('.pdf'),
    pages.length,
    pages,
  ])
})
