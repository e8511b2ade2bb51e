import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'
import { program } from './program.mjs'

/** A browser has no server beside it that it may ask: the sandbox is in the page. */
export const answer = program(
  (target, options) => connect(target, target.includes('@sandbox') ? { adapter: new Sandbox().adapter } : options),
  'http://sandbox',
)
