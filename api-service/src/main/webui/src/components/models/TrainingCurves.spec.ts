import { expect, it, vi } from 'vitest'
import { mountInPage } from '@/test/mount'
import { settle } from '@/test/server'
import type { Lines } from './lineChart'
import TrainingCurves from './TrainingCurves.vue'

/** jsdom draws nothing: what would be drawn is kept. */
const drawn: Lines[] = []
vi.mock('./lineChart', () => ({
  lineChart: (_: unknown, lines: Lines) => {
    drawn.push(lines)
    return { destroy: () => undefined }
  },
}))

it('loss and accuracy are two charts, each with a legend and a name', async () => {
  const table = {
    columns: ['epoch', 'train_loss', 'validation_loss', 'train_accuracy', 'test_accuracy'],
    rows: [
      [1, 2.1, 2.2, 0.3, null],
      [2, 1.4, 1.6, 0.6, 0.5],
    ],
  }

  const { wrapper } = await mountInPage(TrainingCurves, { table })

  expect(wrapper.findAll('canvas').map((one) => one.attributes('aria-label'))).toEqual([
    'Loss by epoch: Training, Validation',
    'Accuracy by epoch: Training, Test',
  ])
  const legends = wrapper.findAll('.legend').map((one) => one.text().split(/\s+/))
  expect(legends).toEqual([
    ['Training', 'Validation'],
    ['Training', 'Test'],
  ])
  expect(wrapper.findAll('tbody td').map((cell) => cell.text())).toContain('2.1')
  await settle()
  expect(drawn.map(({ across, up, format }) => [across, up, format(0.5)])).toEqual([
    ['Epoch', 'Loss', '0.5'],
    ['Epoch', 'Accuracy', '50%'],
  ])
  const [training, validation] = drawn[0]!.lines
  expect(training!.dash).not.toEqual(validation!.dash)
})
