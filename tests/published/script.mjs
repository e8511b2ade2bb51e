import { connect } from 'ooor'
import { program } from './program.mjs'

console.log(await program(connect, globalThis.process.env.SANDBOX_URL))
