import { PAGES } from './pages.ts'
import { type RawRequest, type Subjects, VISITORS, type Visitor } from './request.ts'

/** Addresses of files, pictures, reports and pages, by administrator, employee, customer and nobody. */
export function addresses(subjects: Subjects): RawRequest[] {
  const paths = [...files(subjects), ...pictures(subjects), ...reports(subjects), ...PAGES]
  // What an employee sees of records an administrator sees too: asked once, it is quicker.
  const of = (visitor: Visitor) => (visitor === 'demo' ? PAGES : paths)
  const names = Object.entries(subjects.ids)
  const nameOf = (path: string) =>
    names.reduce((name, [key, id]) => name.replaceAll(String(id), `#${key}`), path).replace(subjects.token, 'TOKEN')
  return VISITORS.flatMap((visitor) => [
    ...of(visitor).map((path): RawRequest => ({ name: nameOf(path), method: 'GET', path, visitor })),
    ...['bytes=0-3', 'bytes=100-', 'bytes=-4', 'x', 'bytes=3-1', 'bytes=0-1,3-4'].map(
      (range): RawRequest => ({
        ...{
          name: `file, ${range}`,
          method: 'GET',
          path: `/web/content/${subjects.ids.txt}`,
          visitor,
          headers: { range },
        },
      }),
    ),
  ])
}

function files({ ids, token }: Subjects): string[] {
  const of = (id: number) => [
    ...['', '?download=true', '?download=false', '?download=', '/other.bin', '-abc'].map((end) => id + end),
    `${id}?mimetype=text/plain`,
    ...['datas', 'name', 'raw'].map((field) => `ir.attachment/${id}/${field}`),
  ]
  const asked = (id: number) => [
    `?model=ir.attachment&id=${id}&field=datas`,
    `?model=ir.attachment&id=${id}&field=datas&filename_field=name&download=true`,
    `?model=ir.attachment&id=${id}&field=datas&filename=x.pdf`,
  ]
  const { txt, pub, img, url, here, none, page } = ids
  return [txt, pub, img, url, here, none, page]
    .flatMap((id) => [
      ...of(id).map((end) => `/web/content/${end}`),
      ...asked(id).map((end) => `/web/content${end}`),
      `/web/image/${id}`,
    ])
    .concat([`access_token=${token}`, 'access_token=wrong', 'unique=abc'].map((end) => `/web/content/${txt}?${end}`))
}

const NO_FILES: readonly string[] = [
  ...['0', '-1', '999999', 'abc', '1.5', '', '%20', 'base.main_company', 'base.nothing', 'base.user_admin'],
  'web.nothing/x.png',
]

const FIELDS: readonly string[] = [
  ...['image_1920', 'image_128', 'avatar_128', 'name', 'nothing', 'id', 'parent_id', 'create_date'],
]

const SIZES: readonly string[] = [
  ...['/16x16', '/0x0', '/axb', '/-1x5', '/16x', '?width=5', '?width=x', '?width=-1&height=3', '?quality=200'],
  ...['?crop=true&width=4&height=4', '?download=true', '/x.png', '?unique=1', '?nocache=1', '?placeholder=web.nothing'],
]

function pictures({ ids }: Subjects): string[] {
  const records = [
    ...[`res.partner/${ids.person}`, `res.partner/${ids.plain}`, 'res.partner/999999', 'res.partner/0'],
    ...['res.partner/abc', 'res.nothing/1', 'res.users/2', 'ir.ui.menu/1'],
  ]
  const queries = [
    ...['?model=res.partner', '?model=res.partner&id=1', `?model=res.partner&id=${ids.person}&field=image_128`],
    ...[`?id=${ids.img}`, `?id=${ids.img}x`, '?xmlid=base.main_company&field=logo', '?model=&id=1'],
    '?model=res.partner&field=image_1920&id=',
  ]
  return [
    ...NO_FILES.map((end) => `/${end}`),
    ...records.flatMap((record) => FIELDS.map((field) => `/${record}/${field}`)),
    ...queries,
  ]
    .flatMap((end) => [`/web/image${end}`, `/web/content${end}`])
    .concat(SIZES.map((end) => `/web/image/res.partner/${ids.person}/image_1920${end}`))
}

function reports({ ids }: Subjects): string[] {
  const names = [
    ...['', '/', `/${ids.order}`, '/999999', '/abc', `/${ids.order},999999`, `/${ids.order}?context=x`].map(
      (end) => `sale.report_saleorder${end}`,
    ),
    ...['nothing.report/1', 'nothing/1', 'web.report_layout/1'],
  ]
  return ['pdf', 'html', 'text', 'xml'].flatMap((kind) => names.map((name) => `/report/${kind}/${name}`))
}
