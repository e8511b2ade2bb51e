import { isPlain } from '../belongings/plain-rows.ts'
import type { SessionInfo } from '../wires/index.ts'

/** What a session is told of the bus since 19.4 (addons/bus/models/ir_http.py, by source). */
export interface BusInfo {
  readonly initial_snapshot?: unknown
  readonly worker_version?: unknown
}

export function busInfoOf(info: SessionInfo | null): BusInfo | undefined {
  const told = info?.raw.bus_info
  return isPlain(told) ? told : undefined
}
