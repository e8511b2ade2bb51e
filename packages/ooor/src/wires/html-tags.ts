/** The tags of a name, as they stand in the text. By steps that never look back: pages are as long as servers like. */
export function* tagsOf(text: string, name: string): Generator<string, void, undefined> {
  const opening = new RegExp(`<${name}(?=[\\s/>])`, 'gi')
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const end = text.indexOf('>', found.index)
    if (end < 0) return
    opening.lastIndex = end + 1
    yield text.slice(found.index, end + 1)
  }
}
