import type { Contender } from './contender.ts'
import { decoders } from './decoders.ts'
import { basement, floor } from './floor.ts'
import { ooorContenders } from './ooor.ts'
import { peers } from './peers.ts'
import { recordContenders } from './records.ts'

export type { Contender, Run, Runs } from './contender.ts'
export { NotBuilt } from './contender.ts'

export const contenders: readonly Contender[] = [
  floor,
  basement,
  ...ooorContenders,
  ...recordContenders,
  ...peers,
  ...decoders,
]
