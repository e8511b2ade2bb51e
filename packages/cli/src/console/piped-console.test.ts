import { describe, expect, it } from 'vitest'
import { runOoor } from '../run.test-help.ts'

const piped = (input: string) => runOoor(['console', '--sandbox'], {}, { input })

describe('a console that reads a pipe', () => {
  it('goes on behind a line that failed, and says so by its exit code', async () => {
    const { code, out, shown } = await piped("await nope()\nawait odoo.model('res.partner').count()\n")
    expect(code).toBe(2)
    expect(`${out}${shown}`).toContain('ReferenceError: nope is not defined')
    expect(`${out}${shown}`).toMatch(/\n\d+\n/)
  })

  it.each([
    ['1 + 1', 0],
    ['.models partner', 0],
    ['null.x\n.exit', 2],
    ['.exit\nnull.x', 0],
    ['.schema res.partnr', 2],
    ['f({', 2],
    ["await odoo.model('res.partner').select('nmae')", 2],
  ])('%j ends with %i', async (input, code) => {
    const told = await piped(`${input}\n`)
    expect(told.code).toBe(code)
    expect(told.shown).not.toContain('`known`')
  })

  it.each([
    ['.modles partner', 'there is no command .modles: did you mean .models?'],
    ['.foo', 'there is no command .foo\n.help lists them'],
    ['partners\n.count()', 'there is no command .count\n.help lists them; a line that goes on with a method ends'],
  ])('%j is no command', async (input, message) => {
    expect(await piped(`${input}\n`)).toMatchObject({ code: 2, shown: expect.stringContaining(message) })
  })
})
