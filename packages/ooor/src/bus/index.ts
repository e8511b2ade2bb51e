/**
 * What the server tells by itself.
 *
 * @module
 */
export { Bus } from './bus.ts'
export type { BusSession } from './bus-session.ts'
export type {
  BusGap,
  BusListenerOptions,
  BusListenOptions,
  BusNotification,
  BusOptions,
  BusPresence,
  BusTransport,
  NotificationPayloads,
  NotificationType,
} from './bus-types.ts'
