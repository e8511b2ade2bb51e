import { isPlain } from '../belongings/plain-rows.ts'
import type { BusNotification } from './bus-types.ts'

/** The notifications of an answer; what is none, is passed over. */
export function notificationsOf(answer: unknown): BusNotification[] {
  return Array.isArray(answer) ? answer.flatMap((one) => notificationOf(one) ?? []) : []
}

function notificationOf(one: unknown): BusNotification | undefined {
  if (!isPlain(one) || !Number.isSafeInteger(one.id)) return undefined
  const id = one.id as number
  const { message, channel } = one
  if (channel === undefined) {
    if (!isPlain(message) || typeof message.type !== 'string') return undefined
    return { id, type: message.type, payload: message.payload }
  }
  if (typeof channel === 'string') return { id, type: channel, payload: message, channel }
  if (!Array.isArray(channel) || typeof channel[1] !== 'string') return undefined
  return { id, ...typedByModel(channel[1], channel[2], message), channel: channel as readonly unknown[] }
}

/** Up to 14 only the channel tells what it is, and sometimes the message (wire/14.0/svc-bus-poll-member). */
function typedByModel(model: string, record: unknown, message: unknown): { type: string; payload: unknown } {
  if (!isPlain(message)) return { type: model, payload: message }
  if (model === 'mail.channel' && typeof message.id === 'number' && 'body' in message) {
    return { type: 'mail.channel/new_message', payload: { id: record, message } }
  }
  const { type, info } = message
  const told = typeof type === 'string' ? type : info
  return { type: typeof told === 'string' && told !== '' ? told : model, payload: message }
}
