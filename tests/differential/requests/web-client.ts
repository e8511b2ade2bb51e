import { dataCalls } from './data-calls.ts'
import { exportsAndUploads } from './exports-and-uploads.ts'
import { json2 } from './json2.ts'
import { oddRequests } from './odd-requests.ts'
import type { RawRequest, Subjects } from './request.ts'
import { sessionCalls } from './session-calls.ts'

/** Calls and routes of the web client, with odd params and types, without a session, as other users. */
export function webClient(major: number): (subjects: Subjects) => RawRequest[] {
  return (subjects) => [
    ...dataCalls(subjects),
    ...sessionCalls(subjects),
    ...exportsAndUploads(subjects),
    ...oddRequests(subjects),
    ...(major >= 19 ? json2(subjects) : []),
  ]
}
