import { createRequire } from 'node:module'

/**
 * Draws what Graphviz's language says, as SVG, with a title for who does not see it. Graphviz is loaded with the first
 * use.
 */
export async function dotToSvg(dot: string, title: string): Promise<string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz')
  const graphviz = await Graphviz.load()
  const text = title.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
  return graphviz.dot(dot, 'svg').replace(/<svg [^>]*>/, (head) => `${head}\n<title>${text}</title>`)
}

/** The faces of the font that Graphviz measures text by: Arimo is as wide as Arial, letter by letter. */
const FACES = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf']

/** Paints SVG, as PNG, twice as large. Takes its font along: a server has often none. */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const require = createRequire(import.meta.url)
  const fontFiles = FACES.map((face) => require.resolve(`@expo-google-fonts/arimo/${face}`))
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Arimo', sansSerifFamily: 'Arimo' }
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: 2 }, background: 'white' }).render().asPng()
}
