import { describe, expect, it } from 'vitest'
import { describeWires } from './targets.ts'

/** What asks for the password once more has somebody in front of it (tried on 14 and 16 to 19). */
describeWires('a password that is asked again', (wireCase) => {
  const ASKS = ['res.users', 'api_key_wizard'] as const
  const isOfPrograms = () => ['xmlrpc', 'xmlrpc2', 'jsonrpc'].includes(wireCase().wire)

  describe('before a key is made', () => {
    it('is asked of who has a session, and up to 15 of programs', async ({ skip }) => {
      const { target, connectAs } = wireCase()
      skip(target.major < 14, 'there are no keys')
      skip(isOfPrograms() && target.major >= 16, 'programs are refused')
      await using admin = connectAs('admin')
      const [id] = (await admin.call('res.users', 'search', [[['login', '=', 'admin']]])) as [number]
      expect(await admin.call(...ASKS, [[id]])).toMatchObject({ res_model: 'res.users.identitycheck' })
    })

    it('is not asked of programs since 16: they are refused', async ({ skip }) => {
      const { target, connectAs } = wireCase()
      skip(!isOfPrograms() || target.major < 16, 'the password is asked, or there are no keys')
      await using admin = connectAs('admin')
      const refused = 'This method can only be accessed over HTTP'
      await expect(admin.call(...ASKS, [[2]])).rejects.toThrow(refused)
      await expect(admin.call('res.users.apikeys.description', 'make_key', [[999_999_999]])).rejects.toThrow(refused)
      await expect(admin.call('res.users.identitycheck', 'run_check', [[]])).rejects.toThrow(refused)
    })
  })
})
