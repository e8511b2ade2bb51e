import { beforeEach, expect, it } from 'vitest'
import { connectAs, demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('the web session of a user', (target) => {
  const { admin, make } = demoUsers(target)
  beforeEach(({ skip }) => skip(target().major < 14, 'tried on 14.0 and 16.0 to 19.0'))

  /** A session of a new user's, and whose the server says that it is. */
  async function begun() {
    const login = uniqueName('session').replaceAll(' ', '-')
    const uid = await make('res.users', { name: login, login, password: login, email: 'somebody@example.com' })
    const user = connectAs(target(), login)
    const session = user.session()
    await session.login(login, login)
    const { id } = session
    await user.close()
    const asked = async () => {
      const info = await admin()
        .resume(id ?? '')
        .info()
        .catch(() => null)
      return info?.uid ?? null
    }
    expect(await asked()).toBe(uid)
    return { uid, login, asked }
  }

  it.each([
    ['who is archived', () => ({ active: false })],
    ['whose login is another', (login: string) => ({ login: `${login}-too` })],
    ['whose password is another', () => ({ password: 'another' })],
    ['whose password is set to what it was', (login: string) => ({ password: login })],
  ])('%s is over', async (_, values) => {
    const { uid, login, asked } = await begun()
    await admin().call('res.users', 'write', [[uid], values(login)])
    expect(await asked()).toBeNull()
  })

  it('who is deleted is over', async () => {
    const { uid, asked } = await begun()
    await admin().call('res.users', 'unlink', [[uid]])
    expect(await asked()).toBeNull()
  })

  it('goes on with what else is written', async () => {
    const { uid, asked } = await begun()
    await admin().call('res.users', 'write', [[uid], { name: 'Somebody else', tz: 'Europe/Paris', signature: 'Me' }])
    expect(await asked()).toBe(uid)
  })
})
