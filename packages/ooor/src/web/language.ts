/**
 * The site's language that an `Accept-Language` header likes best (RFC 4647, 3.4): by weight, the whole language
 * before its country's sisters. The first one when it likes none.
 */
export function preferredLanguage(
  header: string | null | undefined,
  languages: readonly [string, ...string[]],
): string {
  for (const range of rangesOf(header ?? '')) {
    const found =
      languages.find((language) => tagOf(language) === range) ??
      languages.find((language) => primaryOf(tagOf(language)) === primaryOf(range))
    if (found !== undefined) return found
  }
  return languages[0]
}

/** Longer ones are no browser's. */
const MAX_HEADER = 1000

function rangesOf(header: string): string[] {
  return header
    .slice(0, MAX_HEADER)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { range, weight: weight === undefined ? 1 : Number(weight.slice(2)) }
    })
    .filter(({ range, weight }) => range !== '' && range !== '*' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ range }) => range)
}

/** `fr_FR` as browsers write it; Odoo's `sr@latin` is `sr-latn` there. */
function tagOf(language: string): string {
  return language.replace('@latin', '_Latn').replace(/@.*/, '').replace('_', '-').toLowerCase()
}

const primaryOf = (tag: string) => tag.split('-', 1)[0]
