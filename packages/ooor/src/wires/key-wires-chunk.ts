/** The wires that carry a key or password with each call: one chunk of a bundle, which comes with the first of them. */
export { maybeGone } from './gone-services.ts'
export { jsonRpcServices } from './json-rpc-services.ts'
export { Json2Wire } from './json2-wire.ts'
export { ServiceWire } from './service-wire.ts'
