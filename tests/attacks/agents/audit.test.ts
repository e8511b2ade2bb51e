/** What the audit has of a change before it is made, and when it cannot be written or nobody knows what came of it. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { type AuditLine, type AuditSink, auditFile, auditStream, type PolicyFile } from '@ooor/mcp'
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { describe, expect, it } from 'vitest'
import { agentOn } from '../../support/agent.ts'

const ALL: PolicyFile = { write: { operations: ['create', 'write', 'unlink', 'call', 'attach', 'message'] } }

async function surroundings(audit: AuditSink) {
  const sandbox = new Sandbox({ series: '19.0' })
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
  const agent = await agentOn({ odoo, policy: ALL, write: true, audit })
  const env = sandbox.environment('admin').sudo()
  const streetOf = (id: number) => (env.read('res.partner', [id], ['street'])[0] as { street: unknown }).street
  const propose = async (input: object) => (await agent.get('propose', { ...input })).data.token as string
  const commit = (token: string) => agent.ask('commit', { token })
  return { sandbox, env, agent, streetOf, propose, commit }
}

const REFUSED = { exception: 'odoo.exceptions.AccessError', message: 'no' }

const street = (value: string, ...ids: number[]) => ({
  kind: 'write',
  model: 'res.partner',
  ids,
  values: { street: value },
})

/** A sink that keeps lines, and fails for those that it is told to. */
function keeping(fails: (line: AuditLine) => boolean = () => false) {
  const lines: AuditLine[] = []
  const sink: AuditSink = (line) => {
    if (fails(line)) throw new Error('ENOSPC: no space left on /var/log/audit.jsonl')
    lines.push(line)
  }
  return { lines, sink, commits: () => lines.filter(({ what }) => what === 'commit') }
}

describe('a change', () => {
  it('is in the audit before it is made, with what it is to be', async () => {
    const before: unknown[] = []
    const { lines, sink, commits } = keeping()
    const at = await surroundings((line) => {
      if (line.outcome === 'begun') before.push(at.streetOf(9))
      return sink(line)
    })
    const old = at.streetOf(9)
    await at.commit(await at.propose(street('New', 9)))
    expect(before).toEqual([old])
    const [begun, ended] = commits()
    const values = { before: { 9: { street: old } }, after: { 9: { street: 'New' } } }
    const both = { model: 'res.partner', ids: [9], detail: { kind: 'write' }, change: expect.any(String), ...values }
    expect(begun).toMatchObject({ ...both, outcome: 'begun' })
    expect(ended).toMatchObject({ ...both, outcome: 'ok', fate: 'done', change: begun?.change })
    expect(lines.filter(({ what }) => what === 'propose')).toMatchObject([{ outcome: 'ok' }])
    expect(lines[0]).not.toHaveProperty('fate')
  })

  it.each([
    street('Never', 9),
    { kind: 'create', model: 'res.partner', values: { name: 'Never' } },
    { kind: 'unlink', model: 'res.partner', ids: [9] },
    { kind: 'call', model: 'sale.order', ids: [1], method: 'action_confirm' },
    { kind: 'attach', model: 'res.partner', ids: [9], file: { name: 'x.txt', text: 'x' } },
    { kind: 'message', model: 'res.partner', ids: [9], body: 'x' },
  ])('is not made when the audit cannot be written first: $kind', async (input) => {
    const slow: AuditSink = async ({ outcome }) => {
      await Promise.resolve()
      if (outcome === 'begun') throw new Error('the collector of /var/log is away')
    }
    for (const sink of [keeping(({ outcome }) => outcome === 'begun').sink, slow]) {
      const { sandbox, propose, commit } = await surroundings(sink)
      const token = await propose(input)
      const sent = sandbox.calls.length
      const { data, isError } = await commit(token)
      expect(isError).toBe(true)
      expect(data.error).toBe('AuditError')
      expect(data.message).toContain('nothing is done or answered')
      expect(data.message).not.toContain('/var/log')
      expect(sandbox.calls.length).toBe(sent)
      expect((await commit(token)).data.message).toContain('no such proposal')
    }
  })

  it('is told to be done when it cannot be written that it was', async () => {
    const { sink } = keeping(({ what, outcome }) => what === 'commit' && outcome !== 'begun')
    const { propose, commit, streetOf } = await surroundings(sink)
    const { data, isError } = await commit(await propose(street('Done', 9)))
    expect([isError, data.error, streetOf(9)]).toEqual([true, 'AuditError', 'Done'])
    expect(data.message).toContain('it was done')
    expect(data.next).toContain('Do not repeat it')
  })

  it('has a fate that nobody knows when its answer is lost, of one record and of several', async () => {
    const { sink, commits } = keeping()
    const { sandbox, propose, commit } = await surroundings(sink)
    const one = await propose(street('Perhaps', 9))
    sandbox.fault({ on: 'res.partner.web_save', as: 'reset', after: true })
    await commit(one)
    expect(commits().at(-1)).toMatchObject({ fate: 'unknown', outcome: expect.stringContaining('OutcomeUnknownError') })
    const several = await propose(street('Perhaps too', 9, 10))
    sandbox.fault({ on: 'res.partner.web_save', skip: 1, as: 'reset', after: true })
    const { data } = await commit(several)
    expect(data).toMatchObject({ error: 'PartialWriteError', next: expect.stringContaining('Do not repeat it') })
    expect(data.message).toContain('res.partner 9 were changed, nobody knows of 10')
    expect(commits().at(-1)).toMatchObject({ fate: 'unknown' })
  })

  it('is not done when it was refused, and partly when some of it was', async () => {
    const { sink, commits } = keeping()
    const { sandbox, env, propose, commit } = await surroundings(sink)
    const stale = await propose(street('Late', 9))
    env.write('res.partner', [9], { street: 'Somebody else was here' })
    await commit(stale)
    expect(commits().at(-1)).toMatchObject({ fate: 'not done', outcome: expect.stringContaining('PolicyError') })
    const several = await propose(street('Half', 9, 10))
    sandbox.fault({ on: 'res.partner.web_save', skip: 1, as: REFUSED })
    await commit(several)
    expect(commits().at(-1)).toMatchObject({ fate: 'partly', outcome: expect.stringContaining('10 failed') })
  })

  it('is done when what is there afterwards cannot be read', async () => {
    const { sink, commits } = keeping()
    const { sandbox, propose, commit, streetOf } = await surroundings(sink)
    const change = (name: string) => [street(name, 9), { kind: 'create', model: 'res.partner', values: { name } }]
    for (const [index, input] of change('Before').entries()) {
      const token = await propose(input)
      const sent = sandbox.calls.length
      await commit(token)
      // All that is asked of this model up to the change goes well, and nothing after it.
      const asked = sandbox.calls.slice(sent).filter(({ name }) => name?.startsWith('res.partner.'))
      const skip = asked.findIndex(({ name }) => name === 'res.partner.web_save') + 1
      const again = await propose(change('Done')[index] as object)
      const fault = sandbox.fault({ on: 'res.partner.*', skip, as: REFUSED, times: 9 })
      const { data, isError } = await commit(again)
      fault.cancel()
      expect(isError).toBe(false)
      expect(data.note).toContain('it was done; what is there now could not be read')
      expect(commits().at(-1)).toMatchObject({ outcome: 'ok', fate: 'done' })
    }
    expect(streetOf(9)).toBe('Done')
  })
})

describe('where the audit cannot be written', () => {
  it('nothing is answered', async () => {
    const missing = join(tmpdir(), `ooor-no-such-folder-${process.pid}`, 'audit.jsonl')
    const ended = new Writable({ write: (_chunk, _encoding, done) => done() })
    ended.destroy()
    for (const sink of [auditFile(missing), auditStream(ended)]) {
      const { agent } = await surroundings(sink)
      const { data, isError } = await agent.ask('query', { model: 'res.partner', limit: 1 })
      expect(isError).toBe(true)
      expect(data).toEqual({
        error: 'AuditError',
        message: expect.not.stringContaining(tmpdir()),
        size: expect.anything(),
      })
    }
  })

  it('it is one file, for its user alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ooor-audit-'))
    try {
      const path = join(folder, 'audit.jsonl')
      const { propose, commit } = await surroundings(auditFile(path))
      await commit(await propose(street('Kept', 9)))
      const lines = (await readFile(path, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as AuditLine)
      expect(lines.map(({ outcome }) => outcome)).toEqual(['ok', 'begun', 'ok'])
      expect((await stat(path)).mode & 0o777).toBe(0o600)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
