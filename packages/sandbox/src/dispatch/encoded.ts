import type { RouteAnswer } from '../http-exchange.ts'
import { brokenAnswer } from '../routes/pages.ts'

const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f][\da-f]{2}/

/**
 * An answer of JSON. Since 16 it is told as it is rather than in ASCII, which half a character cannot be (tried on 14.0 and
 * 19.0; 16 to 18 by source).
 */
export const encoded = (answer: RouteAnswer, major: number): RouteAnswer =>
  major >= 16 && HALF_CHARACTER.test(answer.body) ? brokenAnswer() : answer
