import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor } from '../run.test-help.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-diagram-'))
})
afterAll(() => rm(folder, { recursive: true }))

const diagram = (...args: readonly string[]) => runOoor(['diagram', ...args, '--sandbox=19.0'])

describe('ooor diagram models', () => {
  it("writes Mermaid's language to the terminal", async () => {
    const { code, out } = await diagram('models', 'sale.order.line', '--depth', '1', '--relations', 'many2one,one2many')
    expect(code).toBe(0)
    expect(out).toMatch(/^---\ntitle: "sale.order.line"\n---\nclassDiagram\n {2}direction LR\n/)
    expect(out).toContain('  class sale_order_line["sale.order.line"] {\n')
    expect(out).toContain('      sale_order order_id\n')
    expect(out).toContain('  sale_order_line "*" --* "1" sale_order : order_id / order_line\n')
  })

  it('is bounded, and tells what it leaves out', async () => {
    const { out, error } = await diagram('models', 'sale.order', '--max', '3', '--fields', 'none')
    expect(out.match(/ {2}class /g)).toHaveLength(3)
    expect(error).toMatch(/^\d+ more models are left out: --max \d+\n/)
  })

  it('draws pictures', async () => {
    const [svg, png] = [join(folder, 'models.svg'), join(folder, 'models.png')]
    const written = await diagram('models', 'res.partner', '--exclude', 'res.users,res.company', '-o', svg)
    expect(written).toMatchObject({ code: 0, out: '', error: expect.stringContaining(`${svg}: `) })
    const text = await readFile(svg, 'utf8')
    expect(text).toMatch(/<svg [^>]*>\n<title>res.partner<\/title>/)
    expect(text).toContain('>country_id<')
    expect(text).not.toContain('>res.users<')
    expect(await diagram('models', 'res.country', '-o', png)).toMatchObject({ code: 0 })
    expect((await readFile(png)).subarray(1, 4).toString()).toBe('PNG')
  })

  it('answers JSON', async () => {
    const { out } = await diagram('models', 'res.users', '--json')
    const { boxes, lines } = JSON.parse(out)
    expect(boxes).toContainEqual(expect.objectContaining({ name: 'res.users', isRoot: true }))
    expect(lines).toContainEqual(expect.objectContaining({ from: 'res.users', to: 'res.partner', kind: 'inherits' }))
  })

  it.each([
    [['models'], "missing required argument 'models'"],
    [['models', ' , '], 'name a model'],
    [['models', 'res.partner', '--relations', 'many2none'], "'many2none' is none of many2one"],
    [['models', 'res.partner', '--format', 'png'], 'a picture goes to a file'],
    [['models', 'res.partner', '-o', 'x.jpg'], "the ending of 'x.jpg' tells no format"],
    [['models', 'res.partner', '--format', 'jpg'], "'jpg' is no format of diagrams"],
    [['models', 'res.partnre'], "no model 'res.partnre'"],
    [['modules', 'sales'], "no module 'sales'"],
  ])('%j is told what is wrong', async (args, message) => {
    const { code, error } = await diagram(...args)
    expect(error).toContain(message)
    expect(code).toBe(2)
  })
})

describe('ooor diagram modules', () => {
  it('draws what a module needs, each by the shortest way', async () => {
    const { out } = await diagram('modules', 'website_sale', '--exclude', 'base_setup')
    expect(out).toContain('flowchart BT')
    expect(out).toContain('  m_website_sale --> m_sale\n')
    expect(out).not.toContain('m_website_sale --> m_base')
    expect(out).not.toContain('base_setup')
  })

  it('draws what needs a module, and what is installed', async () => {
    const all = await diagram('modules', 'mail', '--dependents', '--depth', '1', '--format', 'dot')
    expect(all.out).toContain('"survey" -> "mail"')
    expect(all.out).toContain('Surveys, uninstalled')
    const installed = await diagram('modules', 'mail', '--dependents', '--installed', '--format', 'dot')
    expect(installed.out).toContain('"website_sale" -> ')
    expect(installed.out).not.toContain('survey')
  })
})
