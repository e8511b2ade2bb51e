import { Sandbox } from '@ooor/sandbox'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../../tests/support/failure.ts'
import {
  AccessDeniedError,
  AccessError,
  connect,
  DatabaseUnavailableError,
  InvalidValueError,
  OutcomeUnknownError,
  ResultLostError,
  ServerError,
  UserError,
} from '../index.ts'
import type { AdminHost } from './admin-host.ts'
import type { ModuleProgress, ModuleState } from './module-types.ts'
import { Modules } from './modules.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server whose modules are three: `top` needs `middle`, which needs `base`. What its buttons do, the test says. */
function server(press: (method: string, states: Map<string, ModuleState>) => unknown, onRead?: () => void) {
  const states = new Map<string, ModuleState>([
    ['base', 'installed'],
    ['middle', 'uninstalled'],
    ['top', 'uninstalled'],
  ])
  const calls: string[] = []
  const call = async (model: string, method: string, args: readonly unknown[] = []): Promise<unknown> => {
    calls.push(method)
    if (method !== 'search_read') return press(method, states)
    onRead?.()
    if (model === 'ir.module.module.dependency') {
      return [
        { id: 1, name: 'base', module_id: [2, 'Middle'] },
        { id: 2, name: 'middle', module_id: 3 },
      ]
    }
    const [[condition]] = args as [[[string, string, string[]]?]]
    const names = condition?.[2] ?? [...states.keys()]
    return [...states].flatMap(([name, state], index) => (names.includes(name) ? [{ id: index + 1, name, state }] : []))
  }
  let reloads = 0
  const series = { name: '19.0', major: 19, minor: 0 }
  const host = { server: { series: async () => series }, schemas: { reload: () => reloads++ } } as unknown as AdminHost
  return { modules: new Modules(host, { call }), states, calls, reloads: () => reloads }
}

const lost = () => new OutcomeUnknownError('a proxy answered 504')

/** Runs work that waits, until it is over. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {})
  await vi.runAllTimersAsync()
  return work
}

describe('modules', () => {
  it('know what comes along and what goes too', async () => {
    const { modules, states } = server(() => null)
    expect(await modules.upstream('top')).toEqual(['middle'])
    expect(await modules.downstream('base')).toEqual([])
    states.set('middle', 'installed').set('top', 'installed')
    expect(await modules.downstream('base')).toEqual(['middle', 'top'])
    expect(await modules.upstream(['top'])).toEqual([])
    expect(await failure(modules.upstream([]))).toBeInstanceOf(InvalidValueError)
  })

  it('are looked at afterwards: what a button answers says nothing', async () => {
    const { modules, reloads } = server((_, states) => void states.set('middle', 'installed').set('top', 'installed'))
    expect(await inTime(modules.install('top'))).toEqual([
      { name: 'middle', before: 'uninstalled', after: 'installed' },
      { name: 'top', before: 'uninstalled', after: 'installed' },
    ])
    expect(reloads()).toBe(1)
    const idle = server(() => ({ type: 'ir.actions.act_url' }))
    const error = await failure(inTime(idle.modules.install('top')))
    expect([error.constructor, error.message]).toEqual([ServerError, expect.stringContaining("'top' is uninstalled")])
    expect(idle.reloads()).toBe(1)
  })

  it('are waited for when the answer is lost', async () => {
    let looks = 0
    const { modules, states } = server(
      () => {
        states.set('top', 'to install')
        throw lost()
      },
      () => {
        looks++
        if (looks === 6) throw new DatabaseUnavailableError({ exception: '', message: 'the registry is loaded anew' })
        if (looks === 8) states.set('middle', 'installed').set('top', 'installed')
      },
    )
    const changes = await inTime(modules.install('top'))
    expect(changes.map(({ name }) => name)).toEqual(['middle', 'top'])
    expect(looks).toBeGreaterThan(8)
  })

  it('say that nobody knows, when they are not through in time, and when it came to nothing', async () => {
    const stuck = server((_, states) => {
      states.set('top', 'to install')
      throw lost()
    })
    expect(await failure(inTime(stuck.modules.install('top', { patience: 5000 })))).toBeInstanceOf(OutcomeUnknownError)
    const nothing = server(() => {
      throw lost()
    })
    expect(await failure(inTime(nothing.modules.install('top')))).toBeInstanceOf(OutcomeUnknownError)
  })

  it('are read again while the server loads its registry', async () => {
    let failures = 0
    const { modules } = server(
      (_, states) => {
        states.set('middle', 'installed').set('top', 'installed')
        failures = 3
      },
      () => {
        if (failures-- > 0) throw new DatabaseUnavailableError({ exception: '', message: 'loading' })
      },
    )
    expect(await inTime(modules.install('top'))).toHaveLength(2)
  })

  it('are there when only the next step could not be sent', async () => {
    const { modules } = server((_, states) => {
      states.set('middle', 'installed').set('top', 'installed')
      throw new ResultLostError({ exception: '', message: 'cannot marshal' })
    })
    expect(await inTime(modules.install('top'))).toHaveLength(2)
  })

  it('tell how far they are', async () => {
    const told: ModuleProgress[] = []
    const { modules } = server(async (_, states) => {
      await new Promise((resolve) => setTimeout(resolve, 2500))
      states.set('middle', 'installed').set('top', 'installed')
    })
    await inTime(modules.install(['middle', 'top'], { onProgress: (progress) => told.push(progress) }))
    expect(told[0]).toEqual({ done: 0, total: 2, pending: ['middle', 'top'] })
    expect(told.at(-1)).toEqual({ done: 2, total: 2, pending: [] })
    expect(told.length).toBe(3)
  })

  it('take along nothing that others have marked', async () => {
    const { modules, states, calls } = server(() => null)
    states.set('middle', 'to remove')
    const error = await failure(modules.install('top'))
    expect([error.constructor, error.message]).toEqual([UserError, expect.stringContaining("'middle' (to remove)")])
    expect(calls.some((method) => method.startsWith('button'))).toBe(false)
  })

  it('are for administrators', async () => {
    const { modules } = server(() => {
      throw new AccessDeniedError({ exception: 'odoo.exceptions.AccessDenied', message: 'Access Denied' })
    })
    expect(await failure(inTime(modules.install('top')))).toBeInstanceOf(AccessError)
  })

  it('go once all of them are named twice', async () => {
    const { modules, states, calls } = server(
      (_, all) => void all.set('middle', 'uninstalled').set('top', 'uninstalled'),
    )
    states.set('middle', 'installed').set('top', 'installed')
    for (const confirm of [[], ['middle'], ['top'], ['middle', 'top', 'base']]) {
      expect(await failure(modules.uninstall('middle', { confirm }))).toBeInstanceOf(InvalidValueError)
    }
    expect(calls.some((method) => method.startsWith('button'))).toBe(false)
    expect(await inTime(modules.uninstall('middle', { confirm: ['top', 'middle'] }))).toHaveLength(2)
    expect(await failure(modules.uninstall('middle', { confirm: ['middle'] }))).toBeInstanceOf(UserError)
  })
})

/** Each wire that a series has: what a button answers is not for all of them. */
it.each([
  ['6.1', 'xmlrpc'],
  ['8.0', 'xmlrpc2'],
  ['14.0', 'jsonrpc'],
  ['19.0', 'json2'],
] as const)('are installed and uninstalled on %s over %s', async (series, wire) => {
  vi.useRealTimers()
  const { adapter } = new Sandbox({ series })
  const credential = wire === 'json2' ? { apiKey: 'sandbox-admin-key' } : { password: 'admin' }
  const odoo = connect({ url: 'https://sandbox', database: 'sandbox', username: 'admin', ...credential, adapter, wire })
  const { modules } = await odoo.admin()
  expect(await modules.install('survey')).toEqual([{ name: 'survey', before: 'uninstalled', after: 'installed' }])
  expect(await modules.upgrade(['survey'])).toEqual([])
  expect(await modules.uninstall('survey', { confirm: ['survey'] })).toHaveLength(1)
  const known = await modules.list({ name: 'sur' })
  expect(known.map(({ name, title, isApplication }) => [name, title, isApplication])).toEqual([
    ['survey', 'Surveys', series !== '6.1'],
  ])
})
