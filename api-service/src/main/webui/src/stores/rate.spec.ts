import { describe, expect, it } from 'vitest'
import { RateWindow } from './rate'

describe('the rate', () => {
  it('is the mean of the last full seconds', () => {
    const window = new RateWindow(60, 10)
    for (let i = 0; i < 20; i++) window.add(5_000 + i)
    expect(window.rate(6_000)).toBe(2)
    expect(window.rate(5_500)).toBe(0)
    expect(window.rate(16_000)).toBe(0)
  })

  it('has one count for each second, oldest first', () => {
    const window = new RateWindow(3, 1)
    window.add(10_000)
    window.add(12_000)
    window.add(12_500)
    expect(window.history(13_000)).toEqual([1, 0, 2])
  })
})
