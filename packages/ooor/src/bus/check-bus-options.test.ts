import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { checkListenerOptions } from './check-bus-options.ts'

const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
afterAll(() => odoo.close())

it.each([
  [{ chanels: ['orders'] }, "bus.listen has no option 'chanels': did you mean 'channels'?"],
  [{ channels: 'orders' }, 'channels is a list, as [\'my_channel\'], not "orders"'],
  [{ channels: [5] }, "each of channels is text, as ['my_channel'], not 5"],
  [{ types: 'simple_notification' }, 'types is a list'],
  [{ types: [undefined] }, 'each of types is text'],
  [{ capacity: Number.NaN }, 'capacity is a whole number of 0 or more, not NaN'],
])('a loop that would wait for nothing is refused: %j', async (options, message) => {
  await expect(
    odoo
      .session()
      .bus.listen(options as never)
      .next(),
  ).rejects.toThrow(message)
})

it('so is a listener', () => {
  expect(() => checkListenerOptions(undefined, {})).toThrow('the type that bus.on listens to is text')
  expect(() => checkListenerOptions('*', { chanels: ['orders'] } as never)).toThrow("bus.on has no option 'chanels'")
  expect(() => checkListenerOptions('*', { channels: 'orders' as never })).toThrow('channels is a list')
  expect(() => checkListenerOptions('*', { channels: ['orders'], failed: () => {} })).not.toThrow()
})

it('and a presence that is no time', async () => {
  await expect(odoo.session().bus.setPresence({ inactivity: '5' as never })).rejects.toThrow('inactivity is a whole')
})

it('and to go on behind what is no notification', async () => {
  const { bus } = odoo.session()
  bus.resumeAfter('x' as never)
  await expect(bus.listen().next()).rejects.toThrow('goes on behind is a whole number of 0 or more, not "x"')
})
