import { Recoverable } from 'node:repl'
import { describe, expect, it } from 'vitest'
import { evaluated } from './evaluate.ts'
import { prepared } from './top-level.ts'

const run = async (code: string) => (await evaluated(code, (at) => at())).value

describe('a line', () => {
  it('awaits at its top, and has the value of its last expression', async () => {
    expect(await run('await Promise.resolve(1) + 1')).toBe(2)
    expect(await run('const lineA = await Promise.resolve(3); lineA * 2')).toBe(6)
    expect(await run('for await (const one of [1, 2]) { globalThis.lineSum = (globalThis.lineSum ?? 0) + one }')).toBe(
      undefined,
    )
    expect(await run('lineSum')).toBe(3)
  })

  it('leaves a promise in its box', async () => {
    expect((await evaluated('Promise.resolve(1)', (at) => at())).value).toBeInstanceOf(Promise)
  })

  it('may declare again what is there, in any way', async () => {
    await run('const lineB = 1')
    await run('let lineB = await Promise.resolve(2)')
    expect(await run('lineB')).toBe(2)
    await run('const { lineB, lineC: [, lineD = 4] } = { lineB: 5, lineC: [1] }')
    expect(await run('[lineB, lineD]')).toEqual([5, 4])
    await run('function lineE() { return await1() } ; async function await1() { return 6 }')
    expect(await run('await lineE()')).toBe(6)
    await run('class LineF { get() { return 7 } }')
    await run('class LineF { get() { return 8 } }')
    expect(await run('new LineF().get()')).toBe(8)
  })

  it('takes an object for one', async () => {
    expect(await run('{ a: 1, b: 2 }')).toEqual({ a: 1, b: 2 })
    expect(await run('{ const inside = 1; inside }')).toBe(1)
  })

  it.each([['function f(a) {'], ['partners.where({'], ['`a'], ['/* a'], ['await foo(']])(
    'goes on behind %s',
    (code) => {
      expect(() => prepared(`${code}\n`)).toThrow(Recoverable)
    },
  )

  it.each([
    ['foo bar', 'Unexpected token'],
    ["'open", 'Unterminated string constant'],
    ["import x from 'y'", "await import('name')"],
  ])('is refused: %s', (code, message) => {
    const refused = expect(() => prepared(`${code}\n`))
    refused.toThrow(message)
    refused.not.toThrow(Recoverable)
  })

  it('brings in modules without a warning', async () => {
    const warnings: unknown[] = []
    const note = (warning: unknown) => warnings.push(warning)
    process.on('warning', note)
    expect(await run("(await import('node:path')).sep")).toBe('/')
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', note)
    expect(warnings).toEqual([])
  })
})
