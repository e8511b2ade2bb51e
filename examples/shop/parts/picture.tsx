import { ChairIcon } from './icons.tsx'

interface Props {
  /** Its path in a size; null for none. */
  readonly picture: ((size: number) => string) | null
  readonly alt: string
  readonly size: 128 | 256 | 512 | 1024
  readonly version?: string
  /** For what is seen first; others load when they come into view. */
  readonly isEager?: boolean
}

/** A product's picture out of Odoo, by the proxy; a tile where there is none. */
export const Picture = ({ picture, alt, size, version, isEager = false }: Props) => {
  if (picture === null) {
    return (
      <span class="picture picture-missing">
        <ChairIcon />
        <span class="visually-hidden">{alt}, no picture</span>
      </span>
    )
  }
  // Odoo lets browsers keep what has a version for a year.
  const unique = version ? `?unique=${version}` : ''
  return (
    <span class="picture">
      <img
        src={`${picture(size)}${unique}`}
        alt={alt}
        width={size}
        height={size}
        loading={isEager ? 'eager' : 'lazy'}
        decoding="async"
      />
    </span>
  )
}
