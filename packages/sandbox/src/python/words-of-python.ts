import type { Series } from 'ooor/protocol'
import { ServerException } from './exceptions.ts'

/** What takes numbers says it so since Python 3.10. */
const NUMBER = /^(int|float)\(\) argument must be (a string, a bytes-like object or|a string or) a real number, not /

/**
 * An exception in the words of the Python that a series runs on: 14 on 3.9, 19 on 3.13 (tried on both), Python 2 up to 10. The
 * series between are taken for the later of their neighbours.
 */
export function inWordsOf({ major }: Series, exception: ServerException): ServerException {
  if (major >= 15 || !NUMBER.test(exception.message)) return exception
  const said = exception.message.replace(' real number', ' number')
  const message = major < 11 ? said.replace('a string, a bytes-like object or', 'a string or') : said
  return Object.assign(new ServerException(exception.exception, message), {
    context: exception.context,
    source: exception.source,
    frame: exception.frame,
  })
}
