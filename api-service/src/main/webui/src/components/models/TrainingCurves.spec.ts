import { expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import TrainingCurves from './TrainingCurves.vue'

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
  // Lines differ without colours, too.
  const dashes = wrapper.findAll('.legend line').map((one) => one.attributes('stroke-dasharray'))
  expect(dashes.slice(0, 2)).toEqual(['', '7 4'])
})
