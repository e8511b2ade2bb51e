import type { Check } from '../check.ts'
import { busCheck } from './bus.ts'
import { clockCheck } from './clock.ts'
import { databasesCheck } from './databases.ts'
import { keysCheck } from './keys.ts'
import { languagesCheck } from './languages.ts'
import { latencyCheck } from './latency.ts'
import { loginCheck } from './login.ts'
import { proxyCheck } from './proxy.ts'
import { reportsCheck } from './reports.ts'
import { rightsCheck } from './rights.ts'
import { seriesCheck } from './series.ts'
import { sessionsCheck } from './sessions.ts'
import { tlsCheck } from './tls.ts'
import { wiresCheck } from './wires.ts'

/** All checks, as they are told. A new one is a file in this folder and a line here. */
export const CHECKS: readonly Check[] = [
  seriesCheck,
  loginCheck,
  rightsCheck,
  wiresCheck,
  keysCheck,
  sessionsCheck,
  busCheck,
  reportsCheck,
  languagesCheck,
  databasesCheck,
  clockCheck,
  tlsCheck,
  proxyCheck,
  latencyCheck,
]
