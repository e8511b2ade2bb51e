/** Runs the bundle for browsers where nothing of Node is: a context with the web's own globals. */
import { readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'

const WEB = [
  ...['AbortController', 'AbortSignal', 'Blob', 'CompressionStream', 'DecompressionStream', 'DOMException', 'Event'],
  ...['EventTarget', 'File', 'FormData', 'Headers', 'ReadableStream', 'Request', 'Response', 'TextDecoder'],
  ...['TextEncoder', 'TransformStream', 'URL', 'URLSearchParams', 'WebSocket', 'WritableStream', 'atob', 'btoa'],
  ...['clearTimeout', 'console', 'crypto', 'fetch', 'performance', 'queueMicrotask', 'setTimeout', 'structuredClone'],
]
const page = createContext(Object.fromEntries(WEB.map((name) => [name, globalThis[name]])))
const bundle = readFileSync('browser.bundle.js', 'utf8')
console.log(await runInContext(`${bundle}; bundle.answer`, page))
