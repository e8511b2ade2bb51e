/**
 * What the server tells by itself.
 *
 * @module
 */
export { Bus } from './bus.ts'
export type { BusSession } from './bus-session.ts'
export type {
  BusNotification,
  BusOptions,
  BusTransport,
  Gap,
  ListenOptions,
  NotificationPayloads,
  NotificationType,
  OnOptions,
  Presence,
} from './bus-types.ts'
