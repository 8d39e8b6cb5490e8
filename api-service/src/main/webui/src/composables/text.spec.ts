import { beforeEach, expect, it } from 'vitest'
import { setLocale } from '@/plugins/i18n'
import { anImage, pending } from '@/test/images'
import { useText } from './text'

beforeEach(() => setLocale('en'))

it('an image shows its label, else its category, else what was found in it', () => {
  const { verdict } = useText()
  const analysis = {
    model: 'coco-objects',
    version: '1.0.0',
    task: 'detection',
    found: [
      { category: 'carrot', count: 3 },
      { category: 'bowl', count: 1 },
    ],
  }
  const analysed = { ...pending(), status: 'ANALYSED' as const, analysis }

  expect(verdict(anImage(1, { label: 'Tomato' }))).toBe('Tomato')
  expect(verdict(anImage())).toBe('Carrot')
  expect(verdict(analysed)).toBe('carrot 3, bowl')
  expect(verdict({ ...analysed, analysis: { ...analysis, found: [] } })).toBe('Nothing was found.')
  expect(verdict(pending())).toBe('Waiting for its result')
})
