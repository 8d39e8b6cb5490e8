/** Largest image that the server accepts, in bytes. */
export const MAX_BYTES = 16 * 1024 * 1024
/** For the `accept` attribute of a file input. */
export const ACCEPTED_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/bmp']

const ACCEPTED_FORMATS = ['JPEG', 'PNG', 'WebP', 'GIF', 'BMP']

export type Refusal =
  | { code: 'empty-image' }
  | { code: 'unsupported-type'; actual: string }
  | { code: 'image-too-large'; bytes: number }

const SIGNATURES: [string, number, number[]][] = [
  ['JPEG', 0, [0xff, 0xd8, 0xff]],
  ['PNG', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['GIF', 0, [0x47, 0x49, 0x46, 0x38]],
  ['WebP', 8, [0x57, 0x45, 0x42, 0x50]],
  ['BMP', 0, [0x42, 0x4d]],
  ['TIFF', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['HEIC', 4, [0x66, 0x74, 0x79, 0x70, 0x68, 0x65]],
  ['AVIF', 4, [0x66, 0x74, 0x79, 0x70, 0x61, 0x76]],
  ['MP4', 4, [0x66, 0x74, 0x79, 0x70]],
  ['PDF', 0, [0x25, 0x50, 0x44, 0x46]],
  ['ZIP', 0, [0x50, 0x4b, 0x03, 0x04]],
]

/** The format by the first bytes of the file: its name and declared type may be wrong. */
export function formatOf(head: Uint8Array): string | undefined {
  const hit = SIGNATURES.find(([, at, bytes]) => bytes.every((b, i) => head[at + i] === b))
  if (hit) return hit[0]
  const text = [...head].every((b) => b >= 0x20 || b === 9 || b === 10 || b === 13)
  return text ? 'text' : undefined
}

/** Why the server would refuse this file; undefined when it would accept it. */
export async function refusalOf(file: File): Promise<Refusal | undefined> {
  if (file.size === 0) return { code: 'empty-image' }
  const format = formatOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()))
  if (!format || !ACCEPTED_FORMATS.includes(format)) {
    return { code: 'unsupported-type', actual: format ?? (file.type || '?') }
  }
  return file.size > MAX_BYTES ? { code: 'image-too-large', bytes: file.size } : undefined
}
