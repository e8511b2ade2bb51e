import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../packages/ooor/', import.meta.url)

/** What is measured is `dist`: says when it is not there, or older than the source. */
export function checkBuild(): void {
  const dist = fileURLToPath(new URL('dist/index.js', root))
  if (!existsSync(dist)) throw new Error('there is no dist: run `npm run build` in the folder above first')
  if (newest('src', /(?<!\.test|\.test-d)\.ts$/) > newest('dist', /\.js$/)) {
    console.warn('NOTE: dist is older than src: what is measured is the older build\n')
  }
}

function newest(folder: string, names: RegExp): number {
  const path = fileURLToPath(new URL(folder, root))
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => names.test(file))
  return Math.max(...files.map((file) => statSync(`${path}/${file}`).mtimeMs))
}
