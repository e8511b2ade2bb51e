import { beforeEach, expect, it } from 'vitest'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** Bank accounts and groups, as real 14 and 19 keep them. */
describeTargets('bank accounts and groups', (target) => {
  beforeEach(({ skip }) => skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0'))
  const { admin, make, read } = demoUsers(target)
  const BANK = 'res.partner.bank'

  it('put an account aside that is deleted, since 18, and tell of it', async () => {
    const partner = await make('res.partner', { name: uniqueName('holder') })
    const number = uniqueName('number')
    const account = await make(BANK, { partner_id: partner, acc_number: number })
    expect(await admin().call(BANK, 'unlink', [[account]])).toBe(true)
    const context = { active_test: false }
    const left = await admin().call(BANK, 'search_read', [[['id', '=', account]], ['active']], { context })
    expect(left).toEqual(target().major < 18 ? [] : [{ id: account, active: false }])
    if (target().major < 18) return
    const { message_ids } = await read('res.partner', partner, ['message_ids'])
    const told = (await admin().call('mail.message', 'read', [message_ids, ['body']])) as { body: string }[]
    const words = told.map(({ body }) => body.replace(/<.*?>/g, '').replace(`#${account}`, '#'))
    expect(words.slice(0, 3)).toEqual([
      'Bank Account # updated',
      `Bank Account # with number ${number} archived`,
      'Bank Account # created',
    ])
  })

  it('tell a number without its blanks in a form', async () => {
    const values = { acc_number: 'be 71-09' }
    const isNew = target().major >= 17
    const view = isNew ? { acc_number: {}, sanitized_acc_number: {} } : { acc_number: '1', sanitized_acc_number: '1' }
    const form = isNew ? values : { ...values, sanitized_acc_number: false }
    const told = await admin().call(BANK, 'onchange', [[], form, isNew ? ['acc_number'] : 'acc_number', view])
    expect(told).toMatchObject({ value: { sanitized_acc_number: 'BE7109' } })
  })

  it("tell whose account it is by the partner's name, since 19", async () => {
    if (target().major < 19) return
    const name = uniqueName('holder')
    const form = { partner_id: await make('res.partner', { name }) }
    const told = await admin().call(BANK, 'onchange', [
      [],
      form,
      ['partner_id'],
      { partner_id: {}, acc_holder_name: {} },
    ])
    expect(told).toMatchObject({ value: { acc_holder_name: name } })
  })

  it('make no group by its name', async () => {
    const made = admin().call('res.groups', 'name_create', [uniqueName('group')])
    await expect(made).rejects.toThrow(/mandatory field is not set/)
  })
})
