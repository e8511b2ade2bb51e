import { checkCount, checkList, checkOptions, checkText } from '../errors/check-options.ts'
import type { BusListenerOptions, BusListenOptions, BusPresence, NotificationType } from './bus-types.ts'

const BUS_OPTIONS = { channels: true, pollInterval: true } as const

/** Refuses what a listener cannot be told: a channel that is passed over in silence is waited for without end. */
export function checkListenerOptions(type: unknown, options: BusListenerOptions): void {
  checkText('the type that bus.on listens to', type, "'simple_notification', or '*' for all")
  checkOptions<BusListenerOptions>('bus.on', options, { ...BUS_OPTIONS, failed: true })
  checkTexts('channels', options.channels, "['my_channel']")
}

/** The same of a loop. */
export function checkListenOptions(options: BusListenOptions<NotificationType>): void {
  checkOptions<BusListenOptions<NotificationType>>('bus.listen', options, {
    ...BUS_OPTIONS,
    types: true,
    capacity: true,
    signal: true,
  })
  checkTexts('channels', options.channels, "['my_channel']")
  checkTexts('types', options.types, "['simple_notification']")
  if (options.capacity !== undefined) checkCount('capacity', options.capacity)
}

/** The same of who tells that they are there. */
export function checkPresence(options: BusPresence): void {
  checkOptions<BusPresence>('setPresence', options, { inactivity: true })
  if (options.inactivity !== undefined) checkCount('inactivity', options.inactivity)
}

/** The same of where another process has stopped: behind what is no number, nothing ever came. */
export function checkPlace(resumeAfter: unknown): void {
  checkCount('the notification that bus.resumeAfter goes on behind', resumeAfter)
}

/** Text alone would be a list of letters, and what is no text is nobody's channel. */
function checkTexts(what: string, given: unknown, example: string): void {
  if (given === undefined) return
  checkList(what, given, example)
  for (const one of given as readonly unknown[]) checkText(`each of ${what}`, one, example)
}
