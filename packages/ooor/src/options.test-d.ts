import type * as ooor from 'ooor'
import type { FetchAdapterOptions } from 'ooor/http'
import type { UndiciAdapterOptions } from 'ooor/http/undici'
import type { MemoryStoreOptions, RedisStoreOptions, StorageStoreOptions } from 'ooor/store'
import type { CopyOptions, ExportOptions, ImportOptions } from 'ooor/transfer'
import type { CookieOptions, ProxyLimits, ProxyOptions, ShareOptions, WebOptions } from 'ooor/web'
import { expectTypeOf, test } from 'vitest'

/** With `undefined` for all that may be left out, as `request.query.text` and `process.env.TIMEOUT` have it. */
type WithUndefined<T> = T extends unknown
  ? { [K in keyof T]: object extends Pick<T, K> ? T[K] | undefined : T[K] }
  : never

/** What does not take it. */
type Refuses<T> = { [K in keyof T]-?: WithUndefined<Pick<T, K>> extends Pick<T, K> ? never : K }[keyof T]

type M = ooor.UntypedModel

test('options may be undefined, also under exactOptionalPropertyTypes', () => {
  expectTypeOf<Refuses<ooor.ConnectOptions | ooor.CredentialOptions | ooor.SessionsOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.CallOptions> | Refuses<ooor.ModelCallOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.LimitOptions> | Refuses<ooor.RetryOptions> | Refuses<ooor.SchemaOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.LoginOptions> | Refuses<ooor.RouteOptions> | Refuses<ooor.FetchOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.UploadOptions> | Refuses<ooor.UploadFileOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.DownloadOptions> | Refuses<ooor.ImageOptions> | Refuses<ooor.ReportOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.AttachOptions> | Refuses<ooor.PostOptions> | Refuses<ooor.MessagesOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.ScheduleOptions> | Refuses<ooor.CreateKeyOptions>>().toBeNever()
  expectTypeOf<
    Refuses<ooor.BusListenOptions<string>> | Refuses<ooor.BusListenerOptions> | Refuses<ooor.BusOptions>
  >().toBeNever()
  expectTypeOf<Refuses<ooor.SearchOptions> | Refuses<ooor.NameSearchOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.PageOptions> | Refuses<ooor.StreamOptions> | Refuses<ooor.ColumnsOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.ChangesOptions> | Refuses<ooor.LiveOptions> | Refuses<ooor.AllOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.CreateOptions> | Refuses<ooor.CreateManyOptions> | Refuses<ooor.SaveOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.UpsertOptions<M>> | Refuses<ooor.UpsertManyOptions<M>>>().toBeNever()
  expectTypeOf<Refuses<ooor.FormOptions<M>> | Refuses<ooor.WizardOptions<M>> | Refuses<ooor.PressOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.ProductSearch> | Refuses<ooor.VariantChoice>>().toBeNever()
  expectTypeOf<Refuses<ooor.CategoriesOptions> | Refuses<ooor.OrdersOptions>>().toBeNever()
  expectTypeOf<
    Refuses<ooor.AddressOptions> | Refuses<ooor.SetAddressOptions> | Refuses<ooor.ConfirmOptions>
  >().toBeNever()
  expectTypeOf<Refuses<ooor.ShopAddress>>().toBeNever()
  expectTypeOf<Refuses<ooor.AdminOptions> | Refuses<ooor.BackupOptions> | Refuses<ooor.RestoreOptions>>().toBeNever()
  expectTypeOf<Refuses<ooor.CreateDatabaseOptions> | Refuses<ooor.ModuleOptions>>().toBeNever()
})

test('so may those of the other entries', () => {
  expectTypeOf<Refuses<FetchAdapterOptions> | Refuses<UndiciAdapterOptions>>().toBeNever()
  expectTypeOf<Refuses<MemoryStoreOptions> | Refuses<RedisStoreOptions> | Refuses<StorageStoreOptions>>().toBeNever()
  expectTypeOf<Refuses<ImportOptions<M>> | Refuses<ExportOptions>>().toBeNever()
  expectTypeOf<Refuses<CopyOptions<M, { name: true }, unknown, M>>>().toBeNever()
  expectTypeOf<Refuses<WebOptions> | Refuses<CookieOptions> | Refuses<ShareOptions>>().toBeNever()
  expectTypeOf<Refuses<ProxyOptions> | Refuses<ProxyLimits>>().toBeNever()
})
