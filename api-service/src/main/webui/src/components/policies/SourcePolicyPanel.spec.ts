import { describe, expect, it } from 'vitest'
import type { SourcePolicy } from '@/api/modelTypes'
import { useModels } from '@/stores/models'
import { mountInPage } from '@/test/mount'
import { aModel } from '@/test/results'
import { serve, settle } from '@/test/server'
import SourcePolicyPanel from './SourcePolicyPanel.vue'

const gate: SourcePolicy = {
  source: '/cameras/gate',
  models: ['coco-objects@1.0.0'],
  only: true,
  annotate: false,
}

async function panel(policy?: SourcePolicy) {
  const sent: [string | undefined, string, unknown][] = []
  serve((url, { method, body }) => {
    sent.push([method, url.pathname + url.search, body && JSON.parse(body as string)])
    return method === 'DELETE' ? { status: 204 } : { body: gate }
  })
  const { wrapper } = await mountInPage(SourcePolicyPanel, { source: '/cameras/gate', policy })
  useModels().versions = [
    aModel(),
    aModel({ name: 'coco-objects', default: false }),
    aModel({ name: 'coco-objects', version: '2.0.0', default: false }),
  ]
  await settle()
  return { wrapper, sent }
}

describe('policy of a source', () => {
  it('without a policy the default model runs', async () => {
    const { wrapper } = await panel()
    expect(wrapper.find('h2').text()).toBe('Camera gate')
    expect(wrapper.find('.running').text()).toBe('Runs: vegetables')
    expect(wrapper.find('button[type=submit]').attributes('disabled')).toBeDefined()
  })

  it('is written with models, a pinned version and the default one', async () => {
    const { wrapper, sent } = await panel()
    await wrapper.find('.pick input').setValue(true)
    await wrapper.find('select').setValue('2.0.0')
    await wrapper.findAll('input[role=switch]')[1]!.setValue(true)
    await wrapper.find('form').trigger('submit')
    await settle()
    expect(sent).toEqual([
      [
        'PUT',
        '/api/v1/sources/policy?source=%2Fcameras%2Fgate',
        { models: ['coco-objects@2.0.0'], only: false, annotate: true },
      ],
    ])
    expect(wrapper.emitted('changed')).toEqual([[gate]])
  })

  it('that is there is shown and can be taken back', async () => {
    const { wrapper, sent } = await panel(gate)
    expect(wrapper.find('.running').text()).toBe('Runs: coco-objects@1.0.0')
    expect(wrapper.find<HTMLSelectElement>('select').element.value).toBe('1.0.0')
    await wrapper.find('button[type=button]').trigger('click')
    await settle()
    expect(sent).toEqual([['DELETE', '/api/v1/sources/policy?source=%2Fcameras%2Fgate', undefined]])
    expect(wrapper.emitted('changed')).toEqual([[undefined]])
  })

  it('without other models never leaves out the default one', async () => {
    const { wrapper } = await panel(gate)
    const [withDefault] = wrapper.findAll<HTMLInputElement>('input[role=switch]')
    expect(withDefault!.element.checked).toBe(false)
    await wrapper.find('.pick input').setValue(false)
    await settle()
    expect(withDefault!.element.checked).toBe(true)
    expect(withDefault!.element.disabled).toBe(true)
  })
})
