import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { ConfigError } from 'ooor/errors'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { agentOn } from '../../../../tests/support/agent.ts'
import { auditFile } from './audit.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-mcp-'))
})
afterAll(() => rm(folder, { recursive: true }))

const sandbox = new Sandbox()
const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })

describe('the audit', () => {
  it('that cannot be written is an error from the beginning', () => {
    const file = join(folder, 'no', 'audit.jsonl')
    expect(() => auditFile(file)).toThrow(ConfigError)
    expect(() => auditFile(file)).toThrow(`the audit ${file} cannot be written: ENOENT`)
  })

  it('gets a line for each thing, and keeps what it has', async () => {
    const file = join(folder, 'audit.jsonl')
    for (const id of ['a', 'b']) {
      await auditFile(file)({ at: 'now', who: 'me', session: id, what: 'query', outcome: 'ok', milliseconds: 1 })
    }
    expect(
      (await readFile(file, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).session),
    ).toEqual(['a', 'b'])
  })

  it('that cannot be written later lets nothing be changed, and its owner hears why', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    let isFull = false
    const audit = () => {
      if (isFull) throw new Error('no space left on device')
    }
    const agent = await agentOn({ odoo, audit, write: true })
    const { data } = await agent.get('propose', { kind: 'create', model: 'res.partner', values: { name: 'Unaudited' } })
    isFull = true
    const { isError, text } = await agent.ask('commit', { token: data.token })
    expect(isError).toBe(true)
    expect(text).toContain('AuditError')
    expect(text).not.toContain('no space')
    expect(await odoo.model('res.partner').where({ name: 'Unaudited' }).count()).toBe(0)
    const [[message, options] = []] = warned.mock.calls
    expect(message).toBe('@ooor/mcp could not answer: no space left on device')
    expect(options).toMatchObject({ type: 'OoorWarning' })
    warned.mockRestore()
    await agent.close()
  })

  it('has words that who reads it can use', async () => {
    const outcomes: string[] = []
    const agent = await agentOn({ odoo, audit: ({ outcome }) => void outcomes.push(outcome) })
    const { text } = await agent.ask('query', { model: 'res.partner', select: ['nmae'] })
    expect(text).toMatch(/did you mean 'name'.* There are \d+, which describe lists/)
    expect(outcomes).toEqual([expect.stringMatching(/^UnknownFieldError: .* did you mean 'name'[^?]*\?$/)])
    await agent.close()
  })

  it('hears of fields in its policy that nobody sees, once', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const fields = { 'res.partner': { closed: ['phoen', 'email', 'x_*'] }, 'res.*': { closed: ['nmae'] } }
    const agent = await agentOn({ odoo, policy: { fields } })
    for (const select of [['name'], ['phone']]) await agent.get('query', { model: 'res.partner', select })
    const told =
      "the policy names the field 'phoen' of res.partner, which this user does not see: did you mean 'phone'?"
    expect(warned.mock.calls.map(([message]) => message)).toEqual([told])
    warned.mockRestore()
    await agent.close()
  })
})
