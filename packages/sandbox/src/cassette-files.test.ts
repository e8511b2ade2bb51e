import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type HttpMiddleware } from 'ooor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PersonalMask } from './cassette/personal-mask.ts'
import { MadeUpValues } from './cassette/personal-values.ts'
import { cassette } from './cassette.ts'
import { Sandbox } from './index.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ooor-files-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const noServer = { send: () => Promise.reject(new Error('there is no server')), close: async () => {} }

// Up to 13 an upload is answered by a page.
it.each(['12.0', '14.0', '19.0'])(
  'what a file that comes and goes on %s is called is in no cassette',
  async (series) => {
    const file = join(folder, `${series}.json`)
    const work = async (adapter: Sandbox['adapter'] | typeof noServer, tape: HttpMiddleware) => {
      const odoo = connect('https://admin:admin@erp.example.com/sandbox', { adapter, middleware: [tape] })
      const { files } = odoo.defaultSession
      const on = { model: 'res.partner', id: 10 }
      const { id } = await files.upload(new TextEncoder().encode('ring'), { on, name: 'CV Zyrelle Quordan é.txt' })
      const { name } = await files.download(id)
      const [listed] = await files.list(on)
      await odoo.close()
      return { name, listed: listed?.name }
    }
    const tape = cassette(file)
    expect(await work(new Sandbox({ series }).adapter, tape)).toMatchObject({ listed: 'CV Zyrelle Quordan é.txt' })
    tape.save()
    expect(readFileSync(file, 'utf8')).not.toMatch(/zyrelle|quordan/i)
    const { name, listed } = await work(noServer, cassette(file))
    expect(listed).toMatch(/^Text \d+$/)
    expect(name).toBe(listed)
  },
)

describe('what is printed and shown', () => {
  const mask = (keep: readonly string[] = []) => new PersonalMask(new MadeUpValues(), keep)

  it.each([
    ['attachment; filename=zyrelle.txt', 'attachment; filename="Text 1"'],
    [`attachment; filename*=UTF-8''zyrelle%20q.txt`, `attachment; filename*=UTF-8''Text%201`],
    ['inline; filename="Zyrelle Quordan.png"', 'inline; filename="Text 1"'],
    ['attachment; filename="Quotation - S00021.pdf"', 'attachment; filename="Quotation - S00021.pdf"'],
  ])('a header %j', (header, told) => {
    expect(mask().header('content-disposition', header)).toBe(told)
    expect(mask(['ir.attachment.name']).header('content-disposition', header)).toBe(header)
  })

  it('an address, as Odoo writes them, and its name wherever else it stands', () => {
    const page = `<p>Dear Zyrelle Quordan,</p><address itemscope="itemscope" itemtype="http://schema.org/Organization">
      <div><span itemprop="name">Zyrelle Quordan</span></div>
      <div itemprop="address"><i class="fa fa-map-marker"></i> <span itemprop="streetAddress">Vexwood Lane 41<br/>Drumble QZ7781<br/>Belgium</span></div>
      <div><i class="fa fa-phone"></i> <span itemprop="telephone">+32 475 99 88 77</span></div></address><p>Ships to Belgium</p>`
    const pages = mask()
    pages.page(page)
    expect(
      pages.page(page),
    ).toBe(`<p>Dear Person 1,</p><address itemscope="itemscope" itemtype="http://schema.org/Organization">
      <div><span itemprop="name">Person 1</span></div>
      <div itemprop="address"><i class="fa fa-map-marker"></i> <span itemprop="streetAddress">Example address<br/>Example address<br/>Example address</span></div>
      <div><i class="fa fa-phone"></i> <span itemprop="telephone">+1 555 1002</span></div></address><p>Ships to Belgium</p>`)
  })
})
