import { join } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/** Where a user's settings are kept: `~/.config/ooor`. Undefined for a user without a home. */
export function settingsFolder(environment: Environment): string | undefined {
  return folder(environment.XDG_CONFIG_HOME, environment.APPDATA, environment.HOME, '.config')
}

/** Where what can be asked for again is kept: `~/.cache/ooor`. */
export function cacheFolder(environment: Environment): string | undefined {
  return folder(environment.XDG_CACHE_HOME, environment.LOCALAPPDATA, environment.HOME, '.cache')
}

function folder(
  xdg: string | undefined,
  windows: string | undefined,
  home: string | undefined,
  below: string,
): string | undefined {
  const parent = xdg || windows || (home && join(home, below))
  return parent ? join(parent, 'ooor') : undefined
}
