import { describe, expect, it } from 'vitest'
import { FakeImage } from '@/test/fakeImage'
import { isFarFromSquare } from './pictureShape'

describe('the shape of a picture', () => {
  it.each([
    [100, 100, false],
    [4000, 3000, false],
    [150, 100, false],
    [151, 100, true],
    [100, 151, true],
    [1920, 1080, true],
  ])('%i x %i is far from square: %s', async (width, height, expected) => {
    FakeImage.size = { width, height }
    expect(await isFarFromSquare('blob:x')).toBe(expected)
  })

  it('is not known of a picture that cannot be read: nothing is offered', async () => {
    FakeImage.size = undefined
    expect(await isFarFromSquare('blob:x')).toBe(false)
  })
})
