import { UsageError } from '../../command.ts'
import type { DotCommand } from './dot-command.ts'

/** `.as demo`: go on as another user. */
export const asCommand: DotCommand = {
  name: 'as',
  usage: '[login]',
  help: 'go on as another user, whose secret is asked for or in OOOR_PASSWORD_<LOGIN>; as yourself without one',
  run: async (text, desk) => {
    const { models } = desk
    const login = text.trim()
    await models.become(login === '' ? undefined : await desk.credentialOf(login))
    desk.note(login === '' ? 'as()' : `as(${JSON.stringify(login)})`)
    return `you are ${models.login}`
  },
}

/** `.lang fr_FR`: see and write texts in a language. */
export const langCommand: DotCommand = {
  name: 'lang',
  usage: '[code]',
  help: "see and write texts in a language, as fr_FR; in the user's own without one",
  run: async (text, desk) => {
    const { models } = desk
    const lang = text.trim()
    const { session } = models
    await models.see(lang === '' ? session.withContext({ lang: undefined }) : session.withLang(lang))
    desk.note(lang === '' ? 'lang()' : `lang(${JSON.stringify(lang)})`)
    return lang === '' ? "texts are in the user's own language" : `texts are in ${String(models.session.context.lang)}`
  },
}

/** `.company 2`: work in some companies. */
export const companyCommand: DotCommand = {
  name: 'company',
  usage: '[ids]',
  help: "work in these companies, the first one as the current one; in the user's own without ids. 13 and later",
  run: async (text, desk) => {
    const { models } = desk
    const ids = text
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .map(Number)
    if (ids.some((id) => !Number.isInteger(id) || id < 1)) throw new UsageError('.company takes ids: .company 1 2')
    const [first, ...rest] = ids
    const { session } = models
    await models.see(
      first === undefined
        ? session.withContext({ allowed_company_ids: undefined })
        : session.withCompany(first, ...rest),
    )
    desk.note(`company(${ids.join(', ')})`)
    return first === undefined ? "you work in the user's own companies" : `you work in company ${ids.join(', ')}`
  },
}
