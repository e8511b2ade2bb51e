/** What chooses and makes a wire where the web session is not the one by itself: one chunk of a bundle. */
export { chooseWire } from './choose-wire.ts'
export { makeWire } from './make-wire.ts'
