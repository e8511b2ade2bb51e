import type { RouteAnswer } from '../http-exchange.ts'
import { html } from '../http-exchange.ts'
import { ServerException } from '../python/exceptions.ts'
import type { AskedFile } from './asked-file.ts'
import { fileAnswer, isDownload, type SentFile } from './file-answer.ts'
import { brokenAnswer, werkzeugPage } from './pages.ts'
import { type FoundFile, recordFile } from './record-file.ts'
import type { DatabaseVisit } from './route.ts'

/**
 * A record's file as the answer to who asked for it: elsewhere where it is, and the server's own failure where it stumbles
 * over the address (tried on 14.0 and 19.0).
 */
export async function answered(
  visit: DatabaseVisit,
  asked: AskedFile,
  otherwise: (found: SentFile | undefined) => RouteAnswer | Promise<RouteAnswer>,
  as: (file: SentFile) => SentFile | undefined = (file) => file,
): Promise<RouteAnswer> {
  const { major } = visit.installation.dialect.series
  let found: FoundFile | undefined
  try {
    found = recordFile(visit, asked)
    // A word that is neither yes nor no.
    if (major >= 16 && found !== undefined) isDownload(visit)
  } catch (error) {
    if (!(error instanceof ServerException)) throw error
    return major < 16 ? brokenAnswer() : { ...brokenAnswer(), isRaised: true }
  }
  if (found !== undefined && 'url' in found) return elsewhere(found.url)
  const file = found && as(found)
  return file === undefined ? otherwise(found) : fileAnswer(visit, { ...file, isUnique: asked.isUnique })
}

function elsewhere(location: string): RouteAnswer {
  return { ...html(werkzeugPage('Redirecting...', ''), 301), headers: { location } }
}
