/** The parts of `name, partner_id.name`. */
export function namesOf(text: string): string[] {
  return text.split(',').flatMap((name) => name.trim() || [])
}
