import { describe, expect, it } from 'vitest'
import { callerOn } from '../orm/caller.test-help.ts'

type Row = Record<string, unknown>

// Tried on 14.0 and 16.0 to 19.0.
describe('the list of models', () => {
  const list = (series: string, domain: unknown[] = []) =>
    callerOn(series)('ir.model', 'search_read', [domain, ['model', 'is_mail_thread', 'is_mail_activity']]) as Row[]

  it.each(['14.0', '16.0', '19.0'])('those with messages come first on %s, then by their names', (series) => {
    const rows = list(series)
    const threads = rows.filter((row) => row.is_mail_thread).map(({ model }) => model)
    expect(rows.slice(0, threads.length).map(({ model }) => model)).toEqual(threads)
    expect(threads).toContain('res.partner')
    expect(threads).not.toContain('res.users')
    expect(threads.includes('res.partner.bank')).toBe(series !== '14.0')
  })

  it('say of a model whether anything is planned of its records', () => {
    const planned = (model: string) => list('19.0', [['model', '=', model]])[0]?.is_mail_activity
    expect(['sale.order', 'product.category', 'account.tax', 'res.company', 'ir.cron'].map(planned)).toEqual([
      ...[true, false, false, false, true],
    ])
  })

  it('by their own names where there is no mail', () => {
    const models = (callerOn('13.0')('ir.model', 'search_read', [[], ['model']]) as Row[]).map(({ model }) => model)
    expect(models.indexOf('ir.attachment')).toBeLessThan(models.indexOf('res.partner'))
  })
})
