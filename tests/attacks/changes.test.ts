/** Changes beside four who write for a minute: nothing is missed, nothing told twice. */
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedServers } from '../support/named-servers.ts'
import { witness } from '../support/writers.ts'

/** Real servers that are named, for a minute; else the sandbox, for a while. */
const NAMED = namedServers()
const MILLISECONDS = NAMED.length > 0 ? 60_000 : 10_000

describe.each(NAMED.length > 0 ? NAMED : ['a sandbox'])('changes of %s, while four write', (address) => {
  let url = address
  let stop = async () => {}
  beforeAll(async () => {
    if (NAMED.length > 0) return
    const box = new Sandbox({ series: '14.0' })
    const server = await box.listen()
    url = `${server.url}/${box.database}`
    stop = () => server.close()
  })
  afterAll(() => stop())

  it('misses nothing and repeats nothing', { timeout: 4 * MILLISECONDS }, async () => {
    const { origin, pathname } = new URL(url)
    const settings = { url: origin, database: pathname.slice(1), username: 'admin', password: 'admin' }
    const mark = `witness ${process.pid.toString(36)}${Date.now().toString(36)}`
    const until = Date.now() + MILLISECONDS
    const seen = await witness(
      () => connect(settings),
      mark,
      () => Date.now() < until,
    )
    expect(seen.repeated).toEqual([])
    expect(seen.missed).toEqual([])
    expect(seen.madeWrongly).toEqual([])
    expect(seen.writes).toBeGreaterThan(50)
    expect(seen.polls).toBeGreaterThan(3)
    process.stdout.write(`${JSON.stringify({ address, ...seen })}\n`)
  })
})
