/** What a server tells of a binary field besides its bytes. */
export interface BinaryInfo {
  /** Bytes. */
  readonly size: number
  /** The file's name, where it has one of its own. */
  readonly filename?: string
}

// By the value itself: it stays the plain bytes that it is on every series.
const INFOS = new WeakMap<Uint8Array, BinaryInfo>()

/** Keeps what the server told of these bytes. */
export function noteFile(bytes: Uint8Array, info: BinaryInfo): void {
  INFOS.set(bytes, info)
}

/**
 * What the server told of a binary field's value besides its bytes: Odoo 20 and later name the file. Before, and for
 * bytes of your own, it is their size alone.
 *
 * ```ts
 * const { image_1920: image } = await partners.select('image_1920').find(14)
 * if (image) console.log(binaryInfo(image).filename, image.length)
 * ```
 */
export function binaryInfo(bytes: Uint8Array): BinaryInfo {
  return INFOS.get(bytes) ?? { size: bytes.length }
}
