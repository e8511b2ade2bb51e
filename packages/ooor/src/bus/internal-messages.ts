import { isPlain } from '../belongings/plain-rows.ts'
import type { Link } from './link.ts'

/**
 * What servers tell of the subscription itself, among notifications and without a number: since 19.3, by source
 * (addons/bus/models/ir_websocket.py, `send_worker_internal_message`).
 */
export function takeInternal(link: Link, messages: unknown): void {
  for (const one of Array.isArray(messages) ? messages : []) {
    if (!isPlain(one) || one.internal !== true) continue
    if (one.type === 'bus/subscription_outdated') link.missed()
    if (one.type === 'bus/last_id_reset' && Number.isSafeInteger(one.payload)) link.countsFrom(one.payload as number)
  }
}
