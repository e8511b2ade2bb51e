/** What an error about a name says, without what only programs can look at. */
export function unknownName({ message }: Pick<Error, 'message'>): string {
  return message.replace(/\.? There are \d+, told by the error's `known`/, '').replace(/(\?) There are .*$/, '$1')
}
