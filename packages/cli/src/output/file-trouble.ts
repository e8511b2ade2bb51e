const TROUBLES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `there is no file ${path}, or no folder for it: look at its path`,
  EACCES: (path) => `${path} is not open to this user: look at its rights`,
  EPERM: (path) => `${path} is not open to this user: look at its rights`,
  EISDIR: (path) => `${path} is a folder: name a file`,
  ENOTDIR: (path) => `on the way to ${path} lies a file in the place of a folder: look at its path`,
  EROFS: (path) => `${path} is on a disk that cannot be written: name another place`,
  ENOSPC: (path) => `there is no room for ${path}: name another disk, or make room`,
}

/** What the system says of a file, with the remedy; its own words where there is none for it. */
export function fileTrouble({ code = '', path, message }: NodeJS.ErrnoException): string {
  const told = path === undefined ? undefined : TROUBLES[code]?.(path)
  return told === undefined ? message : `${told} (${code})`
}
