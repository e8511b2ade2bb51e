/** Letters of a question that a message shows. */
const SHOWN = 300

/** What a cassette has not heard, and what it has that is nearest: of the same method or path, and alike for longest. */
export function notHeard(asked: string, known: Iterable<string>): string {
  const subject = subjectOf(asked)
  let [nearest, alike] = ['', -1]
  for (const other of known) {
    if (subjectOf(other) !== subject) continue
    const length = sharedStart(asked, other)
    if (length > alike) [nearest, alike] = [other, length]
  }
  if (alike < 0) return shown(asked, 0)
  return `${shown(asked, alike)}; the nearest that it has is ${shown(nearest, alike)}`
}

/** The method of a model, or the path of a route. */
const subjectOf = (asked: string) => /^(?:[A-Z]+ )?[^ ?]+/.exec(asked)?.[0]

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

/** So much of a long question that the place where it differs is seen. */
function shown(text: string, differs: number): string {
  const from = differs > SHOWN - 100 ? differs - 100 : 0
  const end = from + SHOWN
  return `${from > 0 ? `${subjectOf(text)} …` : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`
}
