import { connect } from 'ooor'
import { program } from './program.mjs'

export default {
  async fetch(_request, { SANDBOX_URL }) {
    try {
      return new Response(await program(connect, SANDBOX_URL))
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 })
    }
  },
}
