import { describe, expect, it } from 'vitest'
import { describeTargets } from './targets.ts'

/** What JSON-2 answers to ids that are no list, bodies that are no JSON, and keys that are none. */
describeTargets(
  'shapes of JSON-2',
  (target) => {
    const ask = async (path: string, body: string, headers: Record<string, string> = {}) => {
      const { url, keys, database } = target()
      const answer = await fetch(`${url}/json/2/${path}`, {
        method: 'POST',
        headers: {
          authorization: `bearer ${keys.admin}`,
          'content-type': 'application/json',
          'x-odoo-database': database,
          ...headers,
        },
        body,
      })
      return { status: answer.status, body: (await answer.json()) as unknown }
    }
    const refused = (name: string, message?: string) => ({ name, ...(message !== undefined && { message }) })

    it('a model whose name is no UTF-8 is none', async () => {
      expect(await ask('%E0%A4/read', '{}')).toMatchObject({ status: 404 })
      expect(await ask('res.partner/%E0%A4', '{}')).toMatchObject({ status: 404 })
    })

    describe('ids', () => {
      const read = (ids: string) => ask('res.partner/read', `{"ids": ${ids}, "fields": ["id"]}`)
      it.each(['null', 'false', '0', '""', '{}', '[]'])('%s are none', async (ids) => {
        expect(await read(ids)).toEqual({ status: 200, body: [] })
        const domain = '"domain": [["id", "=", 1]]'
        expect(await ask('res.partner/search_count', `{"ids": ${ids}, ${domain}}`)).toEqual({ status: 200, body: 1 })
      })

      it.each([
        ['true', "'bool' object is not iterable"],
        ['1.5', "'float' object is not iterable"],
      ])('%s are no ids', async (ids, message) => {
        expect(await read(ids)).toMatchObject({ status: 500, body: refused('builtins.TypeError', message) })
      })

      it.each(['"a"', '["a"]', '{"a": 1}'])('%s are texts to PostgreSQL', async (ids) => {
        const name = 'psycopg2.errors.InvalidTextRepresentation'
        expect(await read(ids)).toMatchObject({ status: 500, body: refused(name) })
      })

      it('one is a list of one, and none for methods of the model', async () => {
        expect(await read('1')).toEqual({ status: 200, body: [{ id: 1 }] })
        expect(await ask('res.partner/search_count', '{"ids": 1, "domain": []}')).toMatchObject({
          status: 422,
          body: refused('werkzeug.exceptions.UnprocessableEntity', 'cannot call res.partner.search_count with ids'),
        })
      })
    })

    describe('bodies', () => {
      it.each([
        ['{', 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
        ["{'a': 1}", 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)'],
        ['{"ids": [1],}', 'Illegal trailing comma before end of object: line 1 column 12 (char 11)'],
        ['{"a" 1}', "Expecting ':' delimiter: line 1 column 6 (char 5)"],
        ['{"a":', 'Expecting value: line 1 column 6 (char 5)'],
        ['{"domain": [["id", "=", 1]]', "Expecting ',' delimiter: line 1 column 28 (char 27)"],
        ['[1,', 'Expecting value: line 1 column 4 (char 3)'],
        ['"abc', 'Unterminated string starting at: line 1 column 1 (char 0)'],
        ['{} x', 'Extra data: line 1 column 4 (char 3)'],
        ['{\n"a": nul}', 'Expecting value: line 2 column 6 (char 7)'],
        ['  ', 'Expecting value: line 1 column 3 (char 2)'],
      ])('%j', async (body, words) => {
        const message = `could not parse the body as json: ${words}`
        expect(await ask('res.partner/search_count', body)).toMatchObject({
          status: 400,
          body: refused('werkzeug.exceptions.BadRequest', message),
        })
      })

      it.each(['[]', '[1]', '1', '"a"', 'null', 'true', 'NaN'])('%s names no argument', async (body) => {
        expect(await ask('res.partner/search_count', body)).toMatchObject({
          status: 422,
          body: refused('werkzeug.exceptions.UnprocessableEntity', "missing a required argument: 'domain'"),
        })
      })

      it('a context that is none', async () => {
        const count = (context: string) =>
          ask('res.partner/search_count', `{"context": ${context}, "domain": [["id", "=", 1]]}`)
        for (const context of ['null', '[]', '{}']) expect(await count(context)).toEqual({ status: 200, body: 1 })
        const message = "'bool' object is not iterable"
        expect(await count('false')).toMatchObject({ status: 500, body: refused('builtins.TypeError', message) })
      })
    })

    describe('arguments', () => {
      const search = (more: string) => ask('res.partner/search', `{"domain": [["id", "=", 1]], ${more}}`)

      it.each(['model', 'method', 'args', 'kwargs', 'cr', 'uid', 'a b', ''])('%j is none', async (name) => {
        const message = `got an unexpected keyword argument '${name}'`
        expect(await search(`"${name}": 1`)).toMatchObject({
          status: 422,
          body: refused('werkzeug.exceptions.UnprocessableEntity', message),
        })
      })

      it('those of the route itself', async () => {
        expect(await search('"__model__": "res.users"')).toEqual({ status: 200, body: [1] })
        expect(await search('"self": 1')).toMatchObject({ status: 500, body: refused('builtins.TypeError') })
      })
    })

    it('an empty name of a database is none', async () => {
      expect(await ask('res.partner/search_count', '{"domain": [["id", "=", 1]]}', { 'x-odoo-database': '' })).toEqual({
        status: 200,
        body: 1,
      })
    })
  },
  'shapes of JSON-2',
)
