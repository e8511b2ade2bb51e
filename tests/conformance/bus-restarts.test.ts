import { connect } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { connectAs, once, tidy, uniqueName } from './help.ts'
import { describeTargets, type ServerAlone } from './targets.ts'

/** Starting a real server takes seconds. */
const PATIENCE = 300_000

describeTargets(
  'a bus whose server restarts three times',
  (target) => {
    const admin = once(() => connectAs(target()))
    let server: ServerAlone | undefined
    afterAll(async () => {
      await server?.close()
      await admin().close()
    }, PATIENCE)
    const keep = tidy(admin)

    it('loses no notification that the server still has, and says when it may have', { timeout: PATIENCE }, async ({
      skip,
    }) => {
      const { alone, database, major } = target()
      if (alone === undefined) return skip('the server is not ours')
      server = await alone()
      const discuss = major >= 17 ? 'discuss.channel' : 'mail.channel'
      await using odoo = connect({ url: server.url, database, username: 'admin', password: 'admin' })
      const mark = uniqueName('restart')
      const post = async (number: number) => {
        // Over the server that stays, where it is another.
        const body = `${mark} ${number}.`
        const named = { body, message_type: 'comment', [major < 14 ? 'subtype' : 'subtype_xmlid']: 'mail.mt_comment' }
        const [id] = [await admin().call(discuss, 'message_post', [[1]], named)].flat()
        keep('mail.message', { id: Number(id) })
      }
      const type = `${discuss}/new_message`
      const heard: number[] = []
      const gaps: unknown[] = []
      let times = 0
      for await (const one of odoo.session().bus.listen({ types: [type, 'ooor/connected', 'ooor/disconnected'] })) {
        if (one.type === 'ooor/gap') gaps.push(one.payload)
        if (one.type === 'ooor/connected' && times++ < 3) {
          await post(3 * times)
          await server.restart()
          await post(3 * times + 1)
          continue
        }
        const number = new RegExp(`${mark} (\\d+)\\.`).exec(JSON.stringify(one.payload))?.[1]
        if (number !== undefined) heard.push(Number(number))
        if (heard.length === 6) break
      }
      expect(heard).toEqual([3, 4, 6, 7, 9, 10])
      // It was away for less than servers keep notifications.
      expect(gaps).toEqual([])
    })
  },
  'discuss channels',
)
