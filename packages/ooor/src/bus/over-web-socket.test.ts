import { expect, it } from 'vitest'
import type { SocketEvents } from '../http/index.ts'
import { parseSeries, type Series } from '../wires/index.ts'
import type { BusSession } from './bus-session.ts'
import type { BusNotification } from './bus-types.ts'
import type { Link } from './link.ts'
import { overWebSocket } from './over-web-socket.ts'

/** A server's end of WebSockets, one after the other: it hears what is sent, and answers. */
function serverOf(
  answers: (frame: { readonly event_name: string; readonly data: Data }, tell: (text: unknown) => void) => void,
) {
  const frames: Data[] = []
  let events: SocketEvents | undefined
  const openSocket = async (_: string, heard: SocketEvents) => {
    events = heard
    return {
      status: 101,
      headers: undefined,
      socket: {
        send: (text: string) => {
          const frame = JSON.parse(text)
          frames.push(frame.data)
          answers(frame, (told) => heard.message(JSON.stringify(told)))
        },
        close: (code = 1000) => heard.closed(code, ''),
      },
    }
  }
  return { frames, openSocket, close: () => events?.closed(1001, 'restart') }
}

type Data = Readonly<Record<string, unknown>>

function linkOf(asks: () => boolean) {
  const told: BusNotification[] = []
  const missed: number[] = []
  const link: Link = {
    channels: ['a'],
    pollInterval: 1000,
    snapshot: undefined,
    highest: 9,
    after: () => 7,
    takePresence: () => undefined,
    lookBack: async () => asks(),
    missed: () => missed.push(link.highest),
    countsFrom: () => {},
    connected: () => {},
    deliver: (notifications) => void told.push(...notifications),
    onChange: () => () => {},
  }
  return { link, told, missed }
}

const sessionOf = (openSocket: unknown) =>
  ({ openSocket, info: async () => ({ raw: { bus_info: { worker_version: '20.0-1' } } }) }) as unknown as BusSession

it('goes on by snapshots where the server tells them, also behind a restart', async () => {
  const server = serverOf((_, tell) => {
    tell({ last_fetch_snapshot: `snapshot ${server.frames.length}`, notifications: [note(server.frames.length)] })
    server.close()
  })
  const { link, told } = linkOf(() => server.frames.length > 0)
  const way = overWebSocket(sessionOf(server.openSocket), parseSeries('20.0') as Series)
  for (let times = 0; times < 3; times++) await way(link, new AbortController().signal)
  expect(server.frames).toEqual([
    { channels: ['a'], last: 7, check_outdated: false },
    { channels: ['a'], last: 7, check_outdated: true, from_snapshot: 'snapshot 1' },
    { channels: ['a'], last: 7, check_outdated: true, from_snapshot: 'snapshot 2' },
  ])
  expect(told.map(({ id }) => id)).toEqual([1, 2, 3])
})

it('asks by the subscription whether something was missed', async () => {
  const server = serverOf(({ data }, tell) => {
    if (data.check_outdated !== true) return
    tell([{ type: 'bus/subscription_outdated', internal: true, payload: null }, note(10)])
    server.close()
  })
  const { link, told, missed } = linkOf(() => true)
  await overWebSocket(sessionOf(server.openSocket), parseSeries('20.0') as Series)(link, new AbortController().signal)
  expect(server.frames).toEqual([{ channels: ['a'], last: 7, check_outdated: true }])
  expect(missed).toEqual([9])
  expect(told.map(({ id }) => id)).toEqual([10])
})

const note = (id: number) => ({ id, message: { type: 'x', payload: null } })
