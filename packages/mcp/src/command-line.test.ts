import { ConfigError } from 'ooor/errors'
import { describe, expect, it } from 'vitest'
import { readCommandLine } from './command-line.ts'
import { openTarget } from './open-target.ts'
import { serveHttp } from './serve-http.ts'

describe('the command line', () => {
  it('is read', () => {
    const read = readCommandLine([
      'https://erp.example.com/prod',
      '--write',
      '--host',
      'a',
      '--host',
      'b',
      '--http',
      '1',
    ])
    expect(read).toMatchObject({
      ...{ target: 'https://erp.example.com/prod', write: true, host: ['a', 'b'], http: '1', sandbox: false },
    })
    expect(readCommandLine(['--sandbox', '17'])).toMatchObject({ sandbox: true, target: '17', write: false })
  })

  it.each([[['--nonsense']], [['--http']], [['a', 'b']]])('that is none is an error of this command: %j', (args) => {
    expect(() => readCommandLine(args)).toThrow(ConfigError)
  })
})

it('says nothing of positional arguments where an option is unknown', () => {
  expect(() => readCommandLine(['--polcy', 'x'])).toThrow(/^Unknown option '--polcy'$/)
})

describe('where it connects to', () => {
  it.each([
    [{ sandbox: false }, {}, 'no server was named'],
    [{ sandbox: false, target: 'http://127.0.0.1:9/x' }, {}, 'there is no credential'],
    [{ sandbox: true, target: '5' }, {}, "the sandbox has no series '5.0'"],
    [{ sandbox: true, target: 'http://a/b' }, {}, 'the sandbox has no series'],
  ])('is said, or an error says what is missing: %j', (options, environment, words) => {
    expect(() => openTarget(options, environment).asEnvironment()).toThrow(words)
  })

  it('shows no password', () => {
    const target = openTarget({ sandbox: false, target: 'https://me:hunter2@erp.example.com/prod' }, {})
    expect(target.url).toBe('https://erp.example.com/')
    expect(() => target.asEnvironment()).not.toThrow()
  })
})

describe('where it listens', () => {
  const target = openTarget({ sandbox: true }, {})

  it.each([
    ['x', '127.0.0.1', '--http x is no port'],
    ['', '127.0.0.1', 'is no port'],
    ['70000', '127.0.0.1', 'is no port'],
    ['0', '0.0.0.0', 'say by which names, with --host'],
  ])('is checked: %s, %s', async (port, address, words) => {
    await expect(serveHttp(target, { port, address })).rejects.toThrow(words)
  })

  it('is told, and a port that is taken is an error', async () => {
    const served = await serveHttp(target, { port: '0', address: '127.0.0.1' })
    try {
      const { port } = new URL(served.url)
      await expect(serveHttp(target, { port, address: '127.0.0.1' })).rejects.toThrow(
        `--http ${port}: the port is taken`,
      )
      expect((await fetch(served.url)).status).toBe(401)
    } finally {
      await served.close()
    }
  })
})
