import type { Environment } from './environment.ts'

/** A record without a name has none since 19: no empty one (tried on 14.0 and 19.0). */
export const nameTold = ({ dialect }: Environment, name: string): string | false =>
  name === '' && dialect.series.major >= 19 ? false : name
