import { describe, expect, it } from 'vitest'
import { jpeg } from '@/test/uploads'
import { MAX_BYTES, refusalOf } from './filetype'

const file = (bytes: number[] | string, name = 'x.jpg', type = 'image/jpeg') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type })

describe('refusalOf', () => {
  it.each([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ['WebP', [0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50]],
    ['GIF', [0x47, 0x49, 0x46, 0x38, 0x39]],
    ['BMP', [0x42, 0x4d, 0x36, 0, 0, 0]],
  ])('accepts %s, whatever its name says', async (_, bytes) => {
    expect(await refusalOf(file(bytes, 'a.txt', 'text/plain'))).toBeUndefined()
  })

  it.each([
    ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
    ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['HEIC', [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63]],
  ])('names the format that it refuses: %s', async (actual, bytes) => {
    expect(await refusalOf(file(bytes))).toEqual({ code: 'unsupported-type', actual })
  })

  it('recognises text that is named .jpg', async () => {
    const refusal = await refusalOf(file('I am no picture'))
    expect(refusal).toEqual({ code: 'unsupported-type', actual: 'text' })
  })

  it('refuses an empty file and one that is too large', async () => {
    expect(await refusalOf(file([]))).toEqual({ code: 'empty-image' })
    const large = jpeg('large.jpg', MAX_BYTES + 1)
    expect(await refusalOf(large)).toEqual({ code: 'image-too-large', bytes: MAX_BYTES + 1 })
  })
})
