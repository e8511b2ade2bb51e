import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openJournal } from './journal.ts'
import { fileJournal } from './node.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ooor-journal-'))
})
afterAll(() => rm(folder, { recursive: true }))

const WANTED = { model: 'res.partner', key: 'id', batch: 2, server: 'http://a/db' }

it('a line that a crash has torn is none, and the next one stands by itself', async () => {
  const path = join(folder, 'torn.journal')
  const { head } = await openJournal(fileJournal(path), WANTED)
  await appendFile(path, '{"done":0,"made":2,"chan')
  const again = fileJournal(path)
  expect(await openJournal(again, WANTED)).toMatchObject({ head, done: new Map(), begun: new Set() })
  await again.append('{"batch":0,"making":[0,1]}')
  await again.append('{"done":0,"made":2,"changed":0,"rejected":0,"hash":"x"}')
  await again.append('{"batch":1,"making":[2]}')
  await again.append('{"batch":1,"making":[3]}')
  const history = await openJournal(fileJournal(path), WANTED)
  expect([...history.done.keys()]).toEqual([0])
  expect(history.begun).toEqual(new Set([2, 3]))
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(7)
})

it('a journal is of one server and database, where it says so', async () => {
  const { server: _, ...old } = WANTED
  const lines = [JSON.stringify({ run: 'x', ...WANTED })]
  const journal = { read: async () => lines, append: async () => {} }
  expect((await openJournal(journal, WANTED)).head.run).toBe('x')
  const elsewhere = openJournal(journal, { ...WANTED, server: 'http://b/db' })
  await expect(elsewhere).rejects.toThrow('is of an import into http://a/db; this one goes into http://b/db')
  lines[0] = JSON.stringify({ run: 'old', ...old })
  expect((await openJournal(journal, WANTED)).head.run).toBe('old')
})

it('a file that cannot be read is told', async () => {
  await expect(fileJournal(folder).read()).rejects.toThrow('EISDIR')
})
