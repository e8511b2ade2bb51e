import { describe, expect, it } from 'vitest'
import { hasSecret } from './secrets.ts'
import { programOf } from './transcript.ts'

const names = {
  file: 'orders.ts',
  models: new Map([['saleOrders', 'sale.order']]),
  library: new Set(['gt', 'ilike']),
}

describe('a session as a program', () => {
  it('shows what was shown, and declares once', () => {
    const steps = [
      { code: 'const big = await saleOrders.where({ amount_total: gt(100) })\n' },
      { code: 'big.length\n' },
      { code: 'const big = await saleOrders.limit(2)\n' },
      { change: 'as("demo")' },
      { code: 'for (const one of big) {\n  console.log(one.name)\n}\n' },
    ]
    expect(programOf(steps, names)).toBe(`// A session of \`ooor console\`; run it with \`ooor run orders.ts\`.
import { gt, type Connection, type Model, type Session } from 'ooor'

// \`ooor run\` brings them along.
declare const odoo: Connection
declare const session: Session
declare const saleOrders: Model // sale.order
declare const ooor: import('@ooor/cli').Tools

let big = await saleOrders.where({ amount_total: gt(100) })
await ooor.show(big.length)
big = await saleOrders.limit(2)
await ooor.as("demo")
for (const one of big) {
  console.log(one.name)
}
`)
  })

  it('holds no code of a server, whatever its models are called', () => {
    const models = new Map([['saleOrders', 'sale.order\nprocess.exit()\u2028process.exit()']])
    const program = programOf([{ code: 'await saleOrders.count()' }], { ...names, models })
    expect(program.split(/[\n\u2028]/)).not.toContainEqual(expect.stringMatching(/^process/))
  })

  it('leaves out what the console alone has: the last value and the last error', () => {
    const steps = ['_.length', '_error', 'rows.map((_) => 1)', 'const _ = 5', '_ + 1', 'partner._error'].map(
      (code) => ({ code }),
    )
    expect(programOf(steps, names).split('\n').slice(-7, -1)).toEqual([
      '// A line with _ was left out here: the console alone has it.',
      '// A line with _error was left out here: the console alone has it.',
      'await ooor.show(rows.map((_) => 1))',
      'let _ = 5',
      'await ooor.show(_ + 1)',
      'await ooor.show(partner._error)',
    ])
  })

  it('holds no secrets', () => {
    const steps = [{ code: "const demo = odoo.session({ username: 'demo', password: 'hush' })" }]
    expect(programOf(steps, names)).not.toContain('hush')
  })
})

describe('a line with a secret', () => {
  it.each([
    ["odoo.session({ username: 'demo', password: 'hush' })"],
    ["await session.login('demo', 'hush')"],
    ["connect('https://me:hush@erp.example.com/prod')"],
    ["const apiKey = 'hush'"],
    ["process.env.OOOR_PASSWORD = 'hush'"],
    ["await users.set({ 'new_password': 'hush' })"],
    ["odoo.admin({ masterPassword: 'hush' })"],
    ["values['password'] = 'hush'"],
    ['values[`password`] = `hush`'],
    ["const pwd = 'hush'"],
    ["values.private_key = 'hush'"],
    ["fetch(url, { headers: { authorization: 'Bearer hush' } })"],
  ])('is known: %s', (line) => {
    expect(hasSecret(line)).toBe(true)
  })

  it.each([["await partners.where({ name: ilike('pass') })"], ['tokens'], ["fetch('https://erp.example.com/a:b')"]])(
    'is not: %s',
    (line) => {
      expect(hasSecret(line)).toBe(false)
    },
  )
})
