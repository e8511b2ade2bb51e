import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runOoor } from './run.test-help.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ooor-names-'))
  await writeFile(join(directory, 'rows.csv'), 'id,name\na.b,x\n')
  await writeFile(join(directory, 'nmae.csv'), 'id,nmae\na.b,x\n')
})
afterAll(() => rm(directory, { recursive: true }))

const PARTNER = "the server has no model 'res.partnr': did you mean 'res.partner'?"
const NAME = "res.partner has no field 'nmae' for this user: did you mean 'name'?"
const SNAPSHOT = ['sandbox', 'snapshot', '--out', 's.json']

describe('a name that is mistyped', () => {
  it.each([
    [['types', '--out', 'o.d.ts', '--models', 'res.partnr'], PARTNER],
    [['methods', 'res.partnr'], PARTNER],
    [['call', 'res.partnr', 'search_count', '[]'], PARTNER],
    [[...SNAPSHOT, '--sample', 'res.partnr:5'], PARTNER],
    [[...SNAPSHOT, '--models', 'res.partnr'], PARTNER],
    [[...SNAPSHOT, '--models', 'res.country', '--sample', 'res.partnr:5'], PARTNER],
    [[...SNAPSHOT, '--models', 'res.country', '--keep', 'res.partnr.name'], PARTNER],
    [[...SNAPSHOT, '--models', 'res.partner', '--keep', 'res.partner.nmae'], "did you mean 'res.partner.name'?"],
    [['diagram', 'models', 'res.partnr'], PARTNER],
    [['fields', 'res.partnr'], PARTNER],
    [['query', 'res.partnr'], PARTNER],
    [['query', 'res.partner', '--select', 'nmae'], NAME],
    [['query', 'res.partner', '--order', 'nmae'], NAME],
    [['group', 'res.partnr', '--by', 'name'], PARTNER],
    [['group', 'res.partner', '--by', 'nmae'], NAME],
    [['count', 'res.partner', '--where', 'nmae = a'], NAME],
    [['create', 'res.partner', 'nmae=a'], NAME],
    [['set', 'res.partnr', '1', 'name=a'], PARTNER],
    [['get', 'res.partner', '1', '--select', 'nmae'], NAME],
    [['watch', 'res.partnr'], PARTNER],
    [['files', 'list', 'res.partnr', '1'], PARTNER],
    [['import', 'rows.csv', '--model', 'res.partnr'], PARTNER],
    [['import', 'nmae.csv', '--model', 'res.partner'], NAME],
    [['import', 'rows.csv', '--model', 'res.partner', '--match', 'nmae'], NAME],
    [['export', 'o.csv', '--model', 'res.partner', '--fields', 'id,nmae'], NAME],
  ])('%j is told with what is like it', async (args, message) => {
    const { code, error } = await runOoor(['--sandbox=14.0', ...args], {}, { directory })
    expect(code).toBe(2)
    expect(error).toContain(message)
    expect(error).not.toContain('`known`')
  })
})
