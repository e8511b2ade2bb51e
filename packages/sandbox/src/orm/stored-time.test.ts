import { expect, it } from 'vitest'
import { Sandbox } from '../index.ts'

it.each(['7.0', '14.0', '16.0', '19.0'])('a test’s own Date is a moment, and a day, on %s', (series) => {
  const env = new Sandbox({ series: series as '19.0' }).environment('admin')
  const moment = new Date('2026-12-24T18:30:00.000Z')
  const name = series === '7.0' ? 'date_confirm' : 'validity_date'
  const id = env.create('sale.order', { partner_id: 9, date_order: moment })
  const isDay = series === '7.0'
  expect(env.read('sale.order', [id], ['date_order'])).toMatchObject([
    { date_order: isDay ? '2026-12-24' : '2026-12-24 18:30:00' },
  ])
  env.write('sale.order', [id], { [name]: moment })
  expect(env.read('sale.order', [id], [name])).toMatchObject([{ [name]: '2026-12-24' }])
})
