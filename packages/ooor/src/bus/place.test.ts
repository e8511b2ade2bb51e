import { describe, expect, it } from 'vitest'
import { BoundedQueue } from './bounded-queue.ts'
import { notificationsOf } from './notifications.ts'
import { Seen } from './place.ts'

describe('what has come', () => {
  it('comes once, a lower number behind a higher too', () => {
    const seen = new Seen(0, () => 0)
    expect([7, 9, 8, 7, 9].map((id) => seen.take(id))).toEqual([true, true, true, false, false])
    expect(seen.highest).toBe(9)
  })

  it('is gone on behind only when no lower number can come any more', () => {
    let now = 0
    const seen = new Seen(0, () => now)
    expect(seen.floor()).toBe(0)
    seen.take(7)
    expect(seen.floor()).toBe(6)
    now = 14_000
    seen.take(9)
    expect(seen.floor()).toBe(6)
    now = 15_000
    expect(seen.floor()).toBe(7)
    now = 29_000
    seen.take(8)
    expect(seen.floor()).toBe(9)
  })

  it('is remembered for as long as servers send it again, and no more of it than fits', () => {
    let now = 0
    const seen = new Seen(100, () => now)
    seen.take(101)
    now = 80_000
    seen.floor()
    expect(seen.take(101)).toBe(false)
    now = 91_000
    seen.floor()
    expect(seen.take(101)).toBe(true)
    for (let id = 200; id < 10_300; id++) seen.take(id)
    expect(seen.floor()).toBeGreaterThan(200)
    expect(seen.take(10_299)).toBe(false)
  })
})

it('a queue that is full tells before what is left that something is missing, once', async () => {
  const queue = new BoundedQueue<string>(2, (first) => `without ${first}`)
  for (const item of ['a', 'b', 'c', 'd']) queue.push(item)
  expect([await queue.next(), await queue.next(), await queue.next()]).toEqual(['without a', 'c', 'd'])
  const next = queue.next()
  queue.push('e')
  expect(await next).toBe('e')
  queue.push('f')
  queue.fail(new Error('over'))
  expect(await queue.next()).toBe('f')
  await expect(queue.next()).rejects.toThrow('over')
})

describe('notifications', () => {
  it('have types, up to 14 by their channels', () => {
    const old = [
      { id: 1, channel: 'orders', message: { a: 1 } },
      { id: 2, channel: ['db', 'mail.channel', 5], message: { id: 9, body: 'x' } },
      { id: 3, channel: ['db', 'res.partner', 3], message: { type: 'activity_updated' } },
      { id: 4, channel: ['db', 'mail.channel', 5], message: { info: 'typing_status' } },
      { id: 5, channel: ['db', 'ir.needaction', 3], message: { id: 9 } },
    ]
    expect(notificationsOf(old).map(({ type }) => type)).toEqual([
      'orders',
      'mail.channel/new_message',
      'activity_updated',
      'typing_status',
      'ir.needaction',
    ])
    const message = { type: 'x/y', payload: { a: 1 } }
    expect(notificationsOf([{ id: 6, message }])).toEqual([{ id: 6, type: 'x/y', payload: { a: 1 } }])
  })
})
