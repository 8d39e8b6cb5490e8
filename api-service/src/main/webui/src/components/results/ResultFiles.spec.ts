import { describe, expect, it } from 'vitest'
import type { Result } from '@/api/modelTypes'
import { mountInPage } from '@/test/mount'
import { aDetection, aVerdict } from '@/test/results'
import ResultFiles from './ResultFiles.vue'

async function links(result: Result) {
  const { wrapper } = await mountInPage(ResultFiles, { id: 'one', result })
  return wrapper.findAll('a').map((link) => [link.text(), link.attributes('href')])
}

describe('files of a result', () => {
  it('of a detector are the drawing and every format', async () => {
    const found = await links(aDetection())
    expect(found[0]).toEqual([
      'Picture with drawing',
      '/api/v1/images/one/annotated?model=coco-objects%401.0.0',
    ])
    expect(found.map(([name]) => name).slice(1)).toEqual([
      'COCO',
      'YOLO',
      'CVAT',
      'Label Studio',
      'CSV',
    ])
    expect(found[1]![1]).toBe(
      '/api/v1/images/one/annotations?format=coco&model=coco-objects%401.0.0',
    )
  })

  it('of a classifier have no drawing', async () => {
    expect((await links(aVerdict())).map(([name]) => name)).not.toContain('Picture with drawing')
  })
})
