/**
 * The end of {@link suggestion}'s text where names are many: their number, and where a program finds them. Who reads a
 * file or a screen has no error to look into. The first group is the sentence's stop before it, the second the number.
 */
export const KNOWN_COUNT = /(\.)? There are (\d+), told by the error's `known`/
