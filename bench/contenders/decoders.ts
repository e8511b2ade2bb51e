import { createRequire } from 'node:module'
import { PassThrough } from 'node:stream'
import { readRecording } from '../recordings.ts'
import { type Contender, NotBuilt } from './contender.ts'

/** Decoders alone: the big answer's text is in memory, rows come out. */
const jsonParse: Contender = {
  name: 'JSON.parse',
  how: 'of the JSON twin',
  scenarios: ['decode'],
  start: async () => {
    const text = readRecording('web-big').body.toString()
    return { decode: async () => (JSON.parse(text) as { result: unknown }).result }
  },
}

const ours: Contender = {
  name: 'ooor decodeMethodResponse',
  how: 'of the XML',
  scenarios: ['decode'],
  start: async () => {
    // Not a literal, so that the types hold while the module is not there.
    const path: string = new URL('../../packages/ooor/dist/wires/xml-rpc/index.js', import.meta.url).href
    const module = (await import(path).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error
      throw new NotBuilt('packages/ooor/dist/wires/xml-rpc is not there')
    })) as { decodeMethodResponse?: (xml: string) => { readonly value?: unknown } }
    const { decodeMethodResponse } = module
    if (decodeMethodResponse === undefined)
      throw new NotBuilt('packages/ooor/dist/wires/xml-rpc has no decodeMethodResponse')
    const text = readRecording('xmlrpc-big').body.toString()
    return { decode: async () => decodeMethodResponse(text).value }
  },
}

interface Deserializer {
  deserializeMethodResponse(stream: PassThrough, callback: (error: unknown, result: unknown) => void): void
}

const xmlrpc: Contender = {
  name: 'xmlrpc deserializer',
  how: 'of the XML, with sax',
  scenarios: ['decode'],
  start: async () => {
    const Deserializer = createRequire(import.meta.url)('xmlrpc/lib/deserializer') as new () => Deserializer
    const { body } = readRecording('xmlrpc-big')
    // It takes streams only: the pieces are as large as a socket's.
    const pieces = Array.from({ length: Math.ceil(body.length / 65_536) }, (_, index) =>
      body.subarray(index * 65_536, (index + 1) * 65_536),
    )
    return {
      decode: () =>
        new Promise((resolve, reject) => {
          const stream = new PassThrough({ highWaterMark: body.length })
          new Deserializer().deserializeMethodResponse(stream, (error, result) =>
            error ? reject(error) : resolve(result),
          )
          for (const piece of pieces) stream.write(piece)
          stream.end()
        }),
    }
  },
}

export const decoders: readonly Contender[] = [jsonParse, ours, xmlrpc]
