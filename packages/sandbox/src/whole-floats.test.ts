import { describe, expect, it } from 'vitest'
import { Sandbox } from './index.ts'

// Tried on 14.0 and by source of the others.
describe('an id that is written as a float', () => {
  const sandbox = new Sandbox({ series: '14.0' })
  const answered = async (path: string, contentType: string, body: string) =>
    (await sandbox.handle({ method: 'POST', path, headers: { 'content-type': contentType }, body })).body

  it.each([
    ['[5.0]', true],
    ['[1e+20]', true],
    ['[ 5.00 ]', true],
    ['[0.0]', false],
    ['[5]', false],
    ['[[5.0]]', false],
  ])('%s in JSON', async (args, isRefused) => {
    const call = `["${sandbox.database}", 2, "admin", "res.country", "exists", ${args}]`
    const body = `{"params": {"service": "object", "method": "execute_kw", "args": ${call}}}`
    const answer = await answered('/jsonrpc', 'application/json', body)
    expect(answer.includes("'float' object is not iterable")).toBe(isRefused)
  })

  it.each([
    ['<double>5.0</double>', true],
    ['<int>5</int>', false],
  ])('%s in XML', async (id, isRefused) => {
    const texts = [sandbox.database, 'admin', 'res.country', 'exists'].map((one) => `<string>${one}</string>`)
    const list = `<array><data><value>${id}</value></data></array>`
    const params = [texts[0], '<int>2</int>', ...texts.slice(1), list].map(
      (one) => `<param><value>${one}</value></param>`,
    )
    const body = `<methodCall><methodName>execute_kw</methodName><params>${params.join('')}</params></methodCall>`
    const answer = await answered('/xmlrpc/2/object', 'text/xml', body)
    expect(answer.includes("'float' object is not iterable")).toBe(isRefused)
  })
})
