import { escapeHtml } from './pages.ts'

/** What stands for who has no picture: the first letter of the name, since 15 (tried on 16.0 to 19.0). */
export function avatarOf(name: string, major: number): Uint8Array<ArrayBuffer> | undefined {
  const letter = [...name.trim()][0]
  if (major < 15 || letter === undefined) return undefined
  const text = `<text x="90" y="120" font-family="sans-serif" font-size="90" text-anchor="middle" fill="#fff">${escapeHtml(letter.toUpperCase())}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="180" height="180"><rect width="180" height="180" fill="#777"/>${text}</svg>`
  return new TextEncoder().encode(svg)
}
