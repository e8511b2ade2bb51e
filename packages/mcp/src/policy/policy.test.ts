import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from 'ooor/errors'
import { describe, expect, it } from 'vitest'
import { Policy } from './policy.ts'
import type { PolicyFile } from './policy-file.ts'
import { readPolicy } from './read-policy.ts'

describe('a policy', () => {
  it('without a word opens what is not closed by default', () => {
    const policy = new Policy()
    for (const model of ['res.partner', 'sale.order', 'sale.order.line', 'product.product', 'x_my.model']) {
      expect(policy.mayReach(model)).toBe(true)
    }
    for (const model of ['res.users', 'res.users.log', 'ir.rule', 'mail.mail', 'hr.payslip.line', 'payment.token']) {
      expect(policy.mayReach(model)).toBe(false)
    }
    expect(policy.operationsOf('sale.order')).toEqual(['create', 'write', 'call', 'attach', 'message'])
    expect(policy.operationsOf('res.users')).toEqual([])
  })

  it('names what can be read, and opens what is closed by default only by that', () => {
    const policy = new Policy({ models: ['sale.*', 'res.users', 'mail.message'], open: ['mail.message'] })
    expect(policy.mayReach('sale.order')).toBe(true)
    expect(policy.mayReach('res.partner')).toBe(false)
    expect(policy.mayReach('res.users')).toBe(false)
    expect(policy.mayReach('mail.message')).toBe(true)
  })

  it('never opens what holds the server’s own secrets, nor secret fields', () => {
    const policy = new Policy({ open: ['*'], fields: { '*': { open: ['*'] } } })
    expect(policy.mayReach('res.users')).toBe(true)
    for (const model of ['ir.config_parameter', 'res.users.apikeys', 'ir.rule', 'ir.actions.server', 'ir.cron']) {
      expect(policy.mayReach(model)).toBe(false)
    }
    expect(policy.mayRead('res.users', 'login')).toBe(true)
    expect(policy.mayRead('res.users', 'password')).toBe(false)
    expect(policy.mayRead('hr.employee', 'wage')).toBe(true)
    expect(new Policy().mayRead('hr.employee', 'wage')).toBe(false)
  })

  it('takes all rules for fields together that fit a model', () => {
    const policy = new Policy({
      fields: { 'res.partner': { only: ['name', 'street*'], readonly: ['name'] }, 'res.*': { closed: ['street2'] } },
    })
    const read = (name: string) => policy.mayRead('res.partner', name)
    expect([read('name'), read('street'), read('street2'), read('email'), read('id')]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
    expect([policy.mayWrite('res.partner', 'name'), policy.mayWrite('res.partner', 'street')]).toEqual([false, true])
    expect(policy.mayWrite('sale.order', 'write_date')).toBe(false)
  })

  it('calls what is named, and passes arguments to that alone', () => {
    const policy = new Policy({ write: { methods: { 'sale.order': ['action_*', 'action_confirm'] } } })
    expect(policy.mayCall('sale.order', 'action_cancel')).toBe(true)
    expect(policy.mayPassArguments('sale.order', 'action_cancel')).toBe(false)
    expect(policy.mayPassArguments('sale.order', 'action_confirm')).toBe(true)
    expect(policy.mayCall('purchase.order', 'button_confirm')).toBe(false)
    expect(new Policy().mayCall('purchase.order', 'button_confirm')).toBe(true)
    expect(new Policy({ write: { methods: { '*': ['*'] } } }).mayCall('sale.order', 'unlink')).toBe(false)
  })

  it.each([
    { modles: ['*'] },
    { models: 'sale.order' },
    { models: ['sale order'] },
    { write: { operations: ['drop'] } },
    { limits: { rows: 0 } },
    { limits: { rows: 1e9 } },
    { companies: ['1'] },
    { fields: { 'res.partner': { hidden: ['x'] } } },
    null,
    [],
    'x',
  ] as unknown as PolicyFile[])('that is none says why: %j', (file) => {
    expect(() => new Policy(file)).toThrow(ConfigError)
  })

  it('knows what patterns are like', () => {
    const isLike = (pattern: string, name: string) => new Policy({ models: [pattern] }).mayReach(name)
    expect(isLike('sale.*', 'sale.order')).toBe(true)
    expect(isLike('sale.*', 'sale')).toBe(false)
    expect(isLike('sale*', 'sale')).toBe(true)
    expect(isLike('*.line', 'sale.order.line')).toBe(true)
    expect(isLike('*.line', 'sale.order.lines')).toBe(false)
    expect(isLike('s*o*r', 'sale.order')).toBe(true)
    expect(isLike('sale*sale', 'sale')).toBe(false)
    expect(isLike('**', 'sale')).toBe(true)
    expect(isLike('sale.order', 'sale_order')).toBe(false)
  })

  it('comes to an end for a pattern of many stars', () => {
    const policy = new Policy({ models: [`${'a*'.repeat(49)}b`] })
    expect(policy.mayReach('a'.repeat(100))).toBe(false)
  })
})

describe('a policy’s file', () => {
  it('is read, and an error names it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ooor-mcp-'))
    try {
      const write = (text: string) => {
        const file = join(folder, 'policy.json')
        writeFileSync(file, text)
        return file
      }
      expect(readPolicy(write('{"models":["sale.*"]}')).mayReach('res.partner')).toBe(false)
      expect(() => readPolicy(write('{'))).toThrow(/policy\.json cannot be read/)
      expect(() => readPolicy(write('{"modles":[]}'))).toThrow(/policy\.json: this is no policy: [\s\S]*modles/)
      expect(() => readPolicy(join(folder, 'none.json'))).toThrow(/none\.json cannot be read/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
