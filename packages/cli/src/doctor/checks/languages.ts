import type { Check } from '../check.ts'

/** Which languages the server has, and whether the user's is one of them. */
export const languagesCheck: Check = {
  name: 'languages',
  title: 'Languages',
  needs: 'login',
  async run(patient, signal) {
    const rows = (await patient.odoo
      .model('res.lang')
      .raw.searchRead([['active', '=', true]], ['code'], { signal } as never)) as unknown as readonly {
      readonly code: string
    }[]
    const codes = rows.map(({ code }) => code).sort()
    const lang = (await patient.info())?.userContext.lang
    const facts = { languages: codes, user: lang ?? null }
    const says = `${codes.join(', ')}; the user’s is ${lang || 'none'}`
    if (!lang || codes.includes(String(lang))) return { status: 'ok', says, facts }
    return { status: 'warn', says, remedy: `install ${lang} on the server, or give the user another language`, facts }
  },
}
