/**
 * An address as it tells visitors apart: an IPv4 address in whatever form, of an IPv6 address the network (its first 64
 * bits), as whoever has one of its addresses has all of them.
 */
export function visitorOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  const url = `http://[${address.replace(/%.*/, '')}]`
  if (!URL.canParse(url)) return address
  const [before = '', after = ''] = new URL(url).hostname.slice(1, -1).split('::')
  const [first, last] = [partsOf(before), partsOf(after)]
  const middle = Array.from({ length: 8 - first.length - last.length }, () => '0')
  return `${[...first, ...middle, ...last].slice(0, 4).join(':')}::/64`
}

/** An address without the port that some proxies add: another one with each connection. */
export function withoutPort(address: string): string {
  const inBrackets = /^\[(.*)\](:\d+)?$/.exec(address)
  return inBrackets?.[1] ?? address.replace(/^([^:]+):\d+$/, '$1')
}

function partsOf(text: string): string[] {
  return text === '' ? [] : text.split(':')
}
