import { crc32, deflateSync } from 'node:zlib'

type Rgb = [number, number, number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  const check = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(checksum(body))
  return Buffer.concat([length, body, check])
}

function checksum(bytes: Buffer): number {
  if (typeof crc32 === 'function') return crc32(bytes)
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** A PNG of a round object on a background; the object's place and size vary a little. */
export function drawPicture(
  object: Rgb = [240, 120, 20],
  size = 200,
  background: Rgb = [250, 250, 245],
  width = size,
) {
  const seed = Math.random() * size * 0.2
  const rows = Array.from({ length: size }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const inside = Math.hypot(x - width / 2 + seed / 3, y - size / 2) < size * 0.38 + seed / 4
      const shade = inside ? 0.75 + (0.25 * (size - y)) / size : 1
      ;(inside ? object : background).forEach((part, i) => (row[1 + x * 3 + i] = part * shade))
    }
    return row
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export function file(name: string, buffer: Buffer = drawPicture(), mimeType = 'image/png') {
  return { name, mimeType, buffer }
}
