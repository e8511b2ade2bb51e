// Controls of the first and second kind, and what turns the direction of text round.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** Text of a server in one line that does nothing to a terminal: line ends are `⏎`, other controls `�`. */
export function printable(text: string): string {
  return text.replace(/\r?\n/g, '⏎').replace(/\t/g, ' ').replace(UNPRINTABLE, '\ufffd')
}

/** The same for text of several lines. */
export function printableLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/\t/g, '  ').replace(UNPRINTABLE, '\ufffd'))
    .join('\n')
}

// Those that no colour or cursor of ours is made of, and that stand in JSON as they are.
const OF_NOBODY = /[\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Text for a screen, JSON among it: what only a server can have brought does nothing there. */
export function onScreen(text: string): string {
  return text.replace(OF_NOBODY, '\ufffd')
}
