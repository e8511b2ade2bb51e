import type { Growth, Point } from './kinds.ts'

const [WIDTH, HEIGHT] = [300, 220]
const EDGE = { left: 56, right: 14, top: 34, bottom: 34 }
const ACROSS = 2

/** All kinds of work as small pictures in one, both axes logarithmic: a straight line of 45° is what grows evenly. */
export function chart(growths: readonly Growth[]): string {
  const rows = Math.ceil(growths.length / ACROSS)
  const pictures = growths.map((growth, index) => {
    const [x, y] = [(index % ACROSS) * WIDTH, Math.floor(index / ACROSS) * HEIGHT]
    return `<g transform="translate(${x} ${y})">${picture(growth)}</g>`
  })
  const size = `width="${WIDTH * ACROSS}" height="${HEIGHT * rows}"`
  const style = 'text{font:11px sans-serif;fill:#444}.title{font-weight:bold}'
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${WIDTH * ACROSS} ${HEIGHT * rows}">`,
    '<title>How cost grows</title>',
    `<style>${style}</style><rect width="100%" height="100%" fill="#fff"/>`,
    ...pictures,
    '</svg>\n',
  ].join('\n')
}

function picture({ name, unit, floor, points }: Growth): string {
  const values = points.flatMap(({ ours, floor: least }) => (least === undefined ? [ours] : [ours, least]))
  const across = scale(
    points.map(({ x }) => x),
    EDGE.left,
    WIDTH - EDGE.right,
  )
  const up = scale(values, HEIGHT - EDGE.bottom, EDGE.top)
  const line = (of: (point: Point) => number | undefined, color: string) => {
    const shown = points.flatMap((point) => {
      const value = of(point)
      return value === undefined ? [] : [[across(point.x), up(value)] as const]
    })
    const dots = shown.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.5" fill="${color}"/>`)
    return `<polyline fill="none" stroke="${color}" stroke-width="1.5" points="${shown.join(' ')}"/>${dots.join('')}`
  }
  const ticks = points.map(({ x }) => text(across(x), HEIGHT - EDGE.bottom + 15, short(x), 'middle'))
  const levels = powers(values).map((value) => {
    const y = up(value)
    const grid = `<line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y}" y2="${y}" stroke="#ddd"/>`
    return grid + text(EDGE.left - 5, y + 4, `${short(value)} ms`, 'end')
  })
  const title = `<text class="title" x="${EDGE.left}" y="14">${name}, by ${unit}</text>`
  const legend = `${text(EDGE.left, 28, '● ooor', 'start', OURS)}${floor === undefined ? '' : text(EDGE.left + 60, 28, `● ${floor}`, 'start', FLOOR)}`
  const lines = (floor === undefined ? '' : line((point) => point.floor, FLOOR)) + line(({ ours }) => ours, OURS)
  return [title, legend, ...ticks, ...levels, lines].join('')
}

const [OURS, FLOOR] = ['#714b67', '#999']

function text(x: number, y: number, what: string, anchor: string, color?: string): string {
  const fill = color === undefined ? '' : ` style="fill:${color}"`
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${fill}>${what}</text>`
}

/** Logarithmic, from the least value to the greatest. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
  const span = high - low || 1
  return (value) => Math.round((from + ((Math.log(value) - low) / span) * (to - from)) * 10) / 10
}

function powers(values: readonly number[]): number[] {
  const [low, high] = [Math.ceil(Math.log10(Math.min(...values))), Math.floor(Math.log10(Math.max(...values)))]
  const found = Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => 10 ** (low + index))
  return found.length > 0 ? found : [Math.max(...values)]
}

function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`
  if (value >= 1e3) return `${value / 1e3}k`
  return String(Number(value.toPrecision(1)) === value ? value : Number(value.toPrecision(2)))
}
