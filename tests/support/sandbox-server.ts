/** The sandbox in a process of its own. */
import { Sandbox } from 'ooor/sandbox'

const { url } = await new Sandbox({ series: '19.0' }).listen()
process.stdout.write(`sandbox at ${url}\n`)
