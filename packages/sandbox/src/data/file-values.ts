import { ServerException, typeError } from '../python/exceptions.ts'
import { hashed, isTrue, pythonType, withAttribute } from '../python/eyes.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The values of a new attachment as 19 looks at them before the ORM does: its kind is told from texts, its content is
 * decoded, and its record looked up (odoo/addons/base/models/ir_attachment.py; each tried on 19.0).
 */
export function fileValues(values: Values): Values {
  const { datas, mimetype, url, res_model, res_id } = values
  const isPlain = datas === undefined || typeof datas === 'string' || !isTrue(datas)
  if (!isPlain) throw typeError(`argument should be a bytes-like object or ASCII string, not '${pythonType(datas)}'`)
  if (typeof datas === 'string') checkBase64(datas)
  if (isTrue(mimetype)) withAttribute(mimetype, 'lower')
  if (isTrue(url)) withAttribute(url, 'decode')
  hashed(res_model)
  hashed(res_id)
  return isTrue(datas) ? values : { ...values, datas: false }
}

/** What is no character of base64 is passed over; the rest must be whole. */
function checkBase64(text: string): void {
  const kept = text.replace(/[^A-Za-z0-9+/=]/g, '')
  const digits = kept.replace(/=+$/, '').length
  const padding = kept.length - digits
  const lacking = [0, 4, 2, 1][digits % 4] as number
  if (padding < lacking) throw new ServerException('binascii.Error', 'Incorrect padding')
}
