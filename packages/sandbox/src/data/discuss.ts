import type { Series } from 'ooor/protocol'
import { discussModel, MEMBERS } from '../bus/channels.ts'
import type { ModelDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'

/** The bus and the channels that people talk in; 8 and later (wire/*\/svc-bus-*). */
export function discussModels({ major }: Series): ModelDefinition[] {
  if (major < 8) return []
  return [
    {
      name: 'bus.bus',
      description: 'Communication Bus',
      // Nobody's since 14 (tried on 14.0 and 19.0).
      access: major < 14 ? { system: 'rwcd' } : {},
      fields: { channel: { type: 'char', string: 'Channel' }, message: { type: 'char', string: 'Message' } },
      // Private later.
      ...(major < 15 && { methods: busMethods(major) }),
    },
    ...(major < 9 ? [] : [channelModel(major)]),
  ]
}

function busMethods(major: number): NonNullable<ModelDefinition['methods']> {
  return {
    sendone: {
      params: ['channel', 'message'],
      required: 2,
      model: true,
      run: (env, _ids, { channel, message }) => {
        env.bus.send(channel as string, message)
        return null
      },
    },
    sendmany: {
      params: ['notifications'],
      required: 1,
      model: true,
      run: (env, _ids, { notifications }) => {
        for (const [channel, message] of notifications as [string, unknown][]) env.bus.send(channel, message)
        return null
      },
    },
    poll: {
      params: ['channels', 'last', ...(major >= 9 ? ['options'] : [])],
      required: 1,
      model: true,
      run: (env, _ids, { channels, last }) => env.bus.poll(channels as string[], Number(last ?? 0)),
    },
  }
}

function channelModel(major: number): ModelDefinition {
  return {
    name: discussModel(major),
    description: major >= 17 ? 'Discussion Channel' : 'Discussion channel',
    access: { system: 'rwcd', user: major < 17 ? 'rwcd' : 'rwc', portal: 'r' },
    fields: {
      name: { type: 'char', string: 'Name', required: true },
      description: { type: 'text', string: 'Description' },
      active: { type: 'boolean', string: 'Active', default: true, since: 14 },
      [MEMBERS]: { type: 'many2many', string: 'Members', relation: 'res.partner' },
    },
    // Who makes a channel listens to it (tried on 14.0; later series by source).
    ...(major >= 14 && { created: joinChannel }),
    records: [{ id: 1, name: 'general', description: false, active: true, [MEMBERS]: [3, 7] }],
  }
}

function joinChannel(row: Stored, env: Environment): void {
  const members = row[MEMBERS] as readonly number[]
  const own = env.user.partner_id as number
  if (!members.includes(own))
    env.table(discussModel(env.dialect.series.major)).update(row, { [MEMBERS]: [...members, own] })
}

/** Tells the members of a discuss channel of a message, in the words of the series. */
export function tellOfMessage(env: Environment, model: string, id: number, message: Readonly<Record<string, unknown>>) {
  const { major } = env.dialect.series
  if (major < 9 || model !== discussModel(major)) return
  const channel = [env.databaseName, model, id] as const
  if (major < 15) env.bus.send(channel, { ...message, model, res_id: id, channel_ids: [id] })
  else if (major < 17) env.bus.send(channel, { type: 'mail.channel/new_message', payload: { id, message } })
  else if (major < 18) env.bus.send(channel, { type: 'discuss.channel/new_message', payload: { id, message } })
  else {
    const { date } = message
    const interest = { 'discuss.channel': [{ id, last_interest_dt: date }] }
    env.bus.send(channel, { type: 'mail.record/insert', payload: interest })
    env.bus.send(channel, { type: 'discuss.channel/new_message', payload: { data: { 'mail.message': [message] }, id } })
  }
}

/** Tells others that a user is there (wire/16.0, 17.0 and 19.0/svc-bus-websocket-presence). */
export function tellOfPresence(env: Environment): void {
  const { major } = env.dialect.series
  const id = Number(env.user.partner_id)
  const status = { im_status: 'online' }
  if (major < 16) return
  if (major < 17) {
    env.bus.send([env.databaseName, 'res.partner', id], {
      type: 'bus/im_status',
      payload: { partners: [{ id, ...status }] },
    })
  } else if (major < 18) {
    const payload = { Persona: [{ id, ...status, type: 'partner' }] }
    env.bus.send([env.databaseName, 'res.partner', id], { type: 'mail.record/insert', payload })
  } else {
    const payload = { presence_status: 'online', ...status, guest_id: false, partner_id: id }
    env.bus.send([env.databaseName, 'res.partner', id, 'presence'], { type: 'bus.bus/im_status_updated', payload })
  }
}
