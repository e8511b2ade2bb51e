/**
 * XML-RPC text to values and back: the encoding of Odoo's oldest wire.
 *
 * @module
 */
export { type DecodedCall, type DecodedResponse, decodeMethodCall, decodeMethodResponse } from './decode.ts'
export { encodeFault, encodeMethodCall, encodeMethodResponse } from './encode.ts'
export { XmlRpcSyntaxError } from './syntax-error.ts'
export type { ScalarReaders } from './value-reader.ts'
