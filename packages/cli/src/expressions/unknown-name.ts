import { KNOWN_COUNT } from 'ooor/protocol'

/** What an error about a name says, without what only programs can look at. */
export function unknownName({ message }: Pick<Error, 'message'>): string {
  return message.replace(KNOWN_COUNT, '').replace(/(\?) There are .*$/, '$1')
}
