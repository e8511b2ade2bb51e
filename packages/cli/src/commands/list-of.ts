/** The names of an option that takes several, with commas between them. */
export function listOf(text: string): string[] {
  return text.split(',').flatMap((name) => name.trim() || [])
}
