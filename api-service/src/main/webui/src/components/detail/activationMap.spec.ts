import { describe, expect, it } from 'vitest'
import sample from '../../../../../../../deploy/contracts/samples/classification.json'
import { heat, heatPixels } from './activationMap'

describe('the activation map', () => {
  it('goes from dark to bright', () => {
    const light = (value: number) => heat(value).reduce((sum, part) => sum + part, 0)
    const steps = [0, 0.25, 0.5, 0.75, 1].map(light)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(heat(2)).toEqual(heat(1))
  })

  it('has a pixel for each value, clearer where the model did not look', () => {
    const pixels = heatPixels(sample.activation)
    expect(pixels).toHaveLength(64 * 4)
    const alpha = (i: number) => pixels[i * 4 + 3]!
    expect(alpha(0)).toBeLessThan(alpha(27))
  })
})
