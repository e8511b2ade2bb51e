import { ConfigError } from '../errors/index.ts'
import { type CredentialOptions, resolveCredential } from '../sessions/options.ts'
import type { SessionCore } from '../sessions/session-core.ts'

/**
 * Puts the site's own user behind the session, or takes them away; undefined leaves it as it is. True when the browser
 * must get the session's new name.
 */
export async function actAsUser(core: SessionCore, wanted: CredentialOptions | null | undefined): Promise<boolean> {
  if (wanted === undefined) return false
  if (wanted === null) {
    if (!core.isMapped) return false
    await core.logout({})
    return true
  }
  const credential = resolveCredential(wanted)
  if (credential?.login === undefined) {
    throw new ConfigError('the hook `user` brought no username: name it, also with an API key')
  }
  const isSame = core.loginName === credential.login
  if (!isSame && !core.isVisitor) await core.logout({})
  if (isSame && core.isMapped) {
    // Another request of this browser was faster: the site vouches for this one too.
    const { hasMoved } = core
    core.actAs(credential)
    return hasMoved
  }
  core.actAs(credential)
  await core.move()
  return true
}
