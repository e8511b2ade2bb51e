import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { listedDifferences } from './listed-differences.ts'
import { recordedServers } from './recording.ts'
import { type Replayed, replay } from './replay.ts'
import { isBase, isService, reportOf, shareOf } from './report.ts'

const folder = process.env.OOOR_RECORDINGS ?? fileURLToPath(new URL('../../../shared/wire', import.meta.url))
const isThere = existsSync(folder)
const listed = listedDifferences(new URL('differences.txt', import.meta.url))
const ofServices = listedDifferences(new URL('service-differences.txt', import.meta.url))
const nameOf = ({ server, recording }: Replayed) => `${server}/${recording.name}`

const tell = (text: string) => process.stdout.write(`${text}\n`)
if (!isThere) tell('RECORDINGS: NOT RUN (OOOR_RECORDINGS names the folder of recorded exchanges)')

describe.skipIf(!isThere)('recorded exchanges with real servers', () => {
  const replayed: Replayed[] = []
  const base: Replayed[] = []
  beforeAll(async () => {
    for (const server of recordedServers(folder)) replayed.push(...(await replay(server)))
    base.push(...replayed.filter(isBase))
    tell(reportOf(replayed, [...listed, ...ofServices]))
  })

  it('are answered alike by the sandbox, but for what is listed', () => {
    const known = new Set(listed.flatMap(({ recordings }) => recordings))
    const unlisted = base.filter((one) => one.differences.length > 0 && !known.has(nameOf(one)))
    expect(unlisted.map((one) => `${nameOf(one)}: ${one.differences.join('; ')}`)).toEqual([])
  })

  it('are listed once, and only where they differ', () => {
    const differing = new Set(base.filter(({ differences }) => differences.length > 0).map(nameOf))
    const names = listed.flatMap(({ recordings }) => recordings)
    const superfluous = names.filter((name, at) => !differing.has(name) || names.indexOf(name) !== at)
    expect(superfluous, 'take these out of differences.txt').toEqual([])
  })

  it('are alike in 24 of 25 of the base groups', () => {
    expect(shareOf(base)).toBeGreaterThanOrEqual(0.9686)
  })

  it('are alike in seven of eight of the services of 8.0 to 19.0, and the others are listed', () => {
    const services = replayed.filter(isService)
    expect(shareOf(services)).toBeGreaterThanOrEqual(0.8849)
    const known = new Set(ofServices.flatMap(({ recordings }) => recordings))
    const unlisted = services.filter((one) => one.differences.length > 0 && !known.has(nameOf(one)))
    expect(unlisted.map((one) => `${nameOf(one)}: ${one.differences.join('; ')}`)).toEqual([])
  })
})
