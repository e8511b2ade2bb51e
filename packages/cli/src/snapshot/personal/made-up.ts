import { createHmac } from 'node:crypto'
import type { Faker } from '@faker-js/faker'
import type { MadeUpKind } from '@ooor/sandbox/personal'

const MAKERS: Readonly<Record<MadeUpKind, (faker: Faker) => string>> = {
  person: (faker) => faker.person.fullName(),
  company: (faker) => faker.company.name(),
  email: (faker) => faker.internet.exampleEmail().toLowerCase(),
  // Numbers that nobody has (the North American plan's 555-01xx).
  phone: (faker) =>
    `+1 ${faker.string.numeric({ length: 3, allowLeadingZeros: false })} 555 01${faker.string.numeric(2)}`,
  street: (faker) => faker.location.streetAddress(),
  city: (faker) => faker.location.city(),
  zip: (faker) => faker.location.zipCode(),
  url: (faker) => `https://${faker.lorem.slug(2)}.example.com`,
  number: (faker) => `XX${faker.string.numeric(10)}`,
  login: (faker) => faker.internet.username().toLowerCase(),
  words: (faker) => faker.lorem.words(2),
}

/** Makes values up: always the same for the same, and nobody without the key can tell for which. */
export class MadeUp {
  readonly #key: string
  readonly #faker: Faker

  private constructor(key: string, faker: Faker) {
    this.#key = key
    this.#faker = faker
  }

  static async withKey(key: string): Promise<MadeUp> {
    const { faker } = await import('@faker-js/faker/locale/en')
    return new MadeUp(key, faker)
  }

  /** A value in the place of another. */
  value(kind: MadeUpKind, original: string): string {
    const digest = createHmac('sha256', this.#key).update(`${kind}\0${original.trim().toLowerCase()}`).digest()
    this.#faker.seed([digest.readUInt32BE(0), digest.readUInt32BE(4)])
    return MAKERS[kind](this.#faker)
  }
}
