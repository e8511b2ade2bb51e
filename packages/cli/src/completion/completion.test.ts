import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runOoor } from '../run.test-help.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-completion-'))
  await ooor('models', '--sandbox')
  await ooor('query', 'sale.order', '--sandbox', '--where', 'partner_id.country_id.code = FR', '--select', 'name')
})
afterAll(() => rm(folder, { recursive: true }))

const ooor = (...args: readonly string[]) =>
  runOoor(args, { XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder }, { directory: folder })

/** What a shell is told: the values, and what it may do else. */
async function completed(...words: readonly string[]) {
  const { out, code } = await ooor('complete', '--', '--sandbox', '19.0', ...words)
  expect(code).toBe(0)
  const lines = out.trimEnd().split('\n')
  return { values: lines.slice(0, -1).map((line) => line.split('\t')[0] ?? ''), directive: lines.at(-1) }
}

describe('what a shell completes', () => {
  it('commands, and those below them', async () => {
    const all = await completed('')
    expect(all.values).toEqual(expect.arrayContaining(['query', 'login', 'types', 'completion']))
    expect(all.values).not.toContain('complete')
    expect(await completed('que')).toEqual({ values: ['query'], directive: ':4' })
    expect(await completed('connections', '')).toMatchObject({ values: ['remove'] })
    expect(await completed('query', 'quer')).toEqual({ values: [], directive: ':4' })
  })

  it('options of the command and of all', async () => {
    const { values } = await completed('query', 'sale.order', '--')
    expect(values).toEqual(expect.arrayContaining(['--where', '--select', '--connection', '--json']))
    expect(await completed('query', '--sel')).toMatchObject({ values: ['--select'] })
    expect(await completed('query', '--format', '')).toMatchObject({ values: ['table', 'json', 'jsonl', 'csv'] })
    expect(await completed('query', '--format=j')).toMatchObject({ values: ['--format=json', '--format=jsonl'] })
    expect(await completed('completion', 'z')).toMatchObject({ values: ['zsh'] })
  })

  it('models and fields that commands have seen', async () => {
    expect(await completed('query', 'sale.order.')).toMatchObject({ values: ['sale.order.line'] })
    expect(await completed('export', 'x.csv', '--model', 'sale.order.')).toMatchObject({ values: ['sale.order.line'] })
    expect(await completed('query', 'sale.order', '--select', 'name,stat')).toMatchObject({ values: ['name,state'] })
    const beyond = await completed('group', 'sale.order', '--by', 'state,partner_id.country_id.cod')
    expect(beyond.values).toEqual(['state,partner_id.country_id.code'])
    const transfer = await completed('export', '--model', 'sale.order', '--fields', 'partner_id/country_i')
    expect(transfer.values).toEqual(['partner_id/country_id'])
    expect(await completed('create', 'sale.order', 'stat')).toEqual({ values: ['state='], directive: ':6' })
    expect(await completed('set', 'sale.order', '5', 'stat')).toMatchObject({ values: ['state='] })
    expect(await completed('query', 'res.nothing', '--select', 'na')).toEqual({ values: [], directive: ':4' })
  })

  it('files where files may stand', async () => {
    expect(await completed('import', 'par')).toEqual({ values: [], directive: ':0' })
    expect(await completed('types', '--out', 'x')).toEqual({ values: [], directive: ':0' })
  })

  it('nothing, and no error, of a wrong line', async () => {
    expect(await completed('-c', 'nowhere', 'query', 'sale.')).toEqual({ values: [], directive: ':4' })
    expect(await completed('nothing', '--such', '')).toMatchObject({ directive: ':4' })
  })
})

it.each(['bash', 'zsh', 'fish'])('a program for %s', async (shell) => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    expect(await ooor('completion', shell)).toMatchObject({ code: 0 })
    expect(String(log.mock.calls[0])).toContain('ooor complete --')
  } finally {
    log.mockRestore()
  }
})
