import { describe, expect, it } from 'vitest'
import { describe as describeValue } from './describe.ts'
import { isSecretName } from './secret-names.ts'

describe('a secret', () => {
  it.each([
    ...[
      'password',
      'new_password',
      'x_password2',
      'smtp_pass_phrase_passphrase',
      'api_key',
      'apikey',
      'x_stripeSecretKey',
    ],
    ...[
      'access_token',
      'oauth_access_token',
      'signup_url',
      'signup_type',
      'totp_secret',
      'client_secret',
      'private_key',
    ],
    ...['pin', 'x_api_keys', 'accessKey', 'webhook_key', 'license_key', 'otp', 'cvv', 'X_API_KEY', 'paypal_pdt_token'],
    ...[
      'google_calendar_rtoken',
      'refreshtoken',
      'clientsecret',
      'fedex_developer_key',
      'authorize_signature_key',
      'authorize_transaction_key',
      'l10n_hu_edi_replacement_key',
      'easypost_production_api_key',
      'userpassword',
      'smtp_pass',
      'l10n_tw_edi_ecpay_hashkey',
    ],
  ])('is %s, and no message shows it', (name) => {
    expect(isSecretName(name)).toBe(true)
    expect(describeValue('hunter2', name)).not.toContain('hunter2')
  })

  it.each([
    ...[
      'name',
      'key',
      'x_key',
      'keyword',
      'keyboard_id',
      'shipping_id',
      'opinion',
      'tokenize_mode',
      'passenger',
      'note',
    ],
    ...[
      'access_url',
      'access_warning',
      'signature',
      'pos_session_id',
      'pinned',
      'secretary_id',
      'hotp',
      'spin_id',
      'salty',
    ],
  ])('is not %s', (name) => expect(isSecretName(name)).toBe(false))
})
