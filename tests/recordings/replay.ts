import { setTimeout } from 'node:timers/promises'
import { Sandbox } from '@ooor/sandbox'
import { Counterparts } from './counterparts.ts'
import { differencesBetween } from './likeness.ts'
import type { RecordedServer, Recording } from './recording.ts'

/** A recording, and what the sandbox answers otherwise. */
export interface Replayed {
  /** The server's folder, as `8.0-early`. */
  readonly server: string
  readonly recording: Recording
  /** Nothing where both are alike. */
  readonly differences: readonly string[]
}

/** Asks the sandbox of a server's series all that the server was asked, in the order of then. */
export async function replay(server: RecordedServer): Promise<Replayed[]> {
  const replayed: Replayed[] = []
  for (const index of server.indexes) {
    for (const one of new Set(index.map(serverOf))) {
      replayed.push(
        ...(await replayPart(
          server,
          index.filter((recording) => serverOf(recording) === one),
        )),
      )
    }
  }
  return replayed
}

/** What was recorded on a server of its own, with other databases, or none that can be reached for a while. */
const APART: ReadonlySet<string> = new Set(['svc-outage', 'svc-db', 'svc-pay'])

/** Services leave a server otherwise than they found it: what else was recorded beside them has a sandbox of its own. */
const serverOf = ({ group }: Recording) => (APART.has(group) ? group : group.startsWith('svc-') ? 'services' : 'base')

/** The database took no connections: the server's went away, and the server was started without one. */
const isWithoutDatabase = ({ name }: Recording) => /^svc-outage-(closed|cold)-/.test(name)

async function replayPart(server: RecordedServer, recordings: readonly Recording[]): Promise<Replayed[]> {
  if (recordings.length === 0) return []
  const sandbox = new Sandbox({ series: server.series, databases: databasesOf(recordings) })
  const counterparts = new Counterparts(sandbox)
  if (recordings.some(({ answer }) => answer.body.includes('sampler lamp'))) await counterparts.makeWares(recordings)
  if (recordings.some(({ group }) => group === 'svc-attachment')) await counterparts.makeAddress()
  const replayed: Replayed[] = []
  let outage: ReturnType<Sandbox['fault']> | undefined
  for (const recording of recordings) {
    if (isWithoutDatabase(recording)) outage ??= sandbox.fault({ as: 'database away', times: Number.POSITIVE_INFINITY })
    else {
      outage?.cancel()
      outage = undefined
    }
    const request = await counterparts.requestFor(recording)
    const response = await Promise.race([sandbox.handle(request).catch(failure), waitsTooLong()])
    replayed.push({ server: server.name, recording, differences: differencesBetween(recording, response) })
    await counterparts.learn(recording, response)
  }
  return replayed
}

/** An answer in the place of one that never came: a sandbox that throws is like no server. */
const failure = (error: unknown) => ({ status: 0, headers: [], body: String(error) })

/** In the place of an answer that is waited for: a long poll hears what is sent meanwhile, which nobody does here. */
const waitsTooLong = async () => {
  await setTimeout(LONGEST_WAIT, undefined, { ref: false })
  return failure('the sandbox waits')
}

const LONGEST_WAIT = 5000

/** The database that was recorded; where a call without a session finds none, the server's others besides. */
function databasesOf(recordings: readonly Recording[]): string[] {
  const named = recordings.flatMap(
    ({ request }) =>
      /"db": "((?:odoo|rec_)\w+)"|<string>((?:odoo|rec_)\w+)<|"((?:odoo|rec_)\w+)", \d/.exec(request.body)?.slice(1) ??
      [],
  )
  const database = named.find((name) => name !== undefined) ?? 'sandbox'
  const answerTo = (name: string) => recordings.find((one) => one.name === name)?.answer.body ?? ''
  if (!answerTo('session-no-cookie-no-param').includes('werkzeug.exceptions.NotFound')) return [database]
  const { result } = JSON.parse(answerTo('jsonrpc-db-list')) as { result: string[] }
  return [database, ...result.filter((name) => name !== database)]
}
