import { expect, it } from 'vitest'
import { mountInPage } from '@/test/mount'
import { aModel } from '@/test/results'
import { serve, settle } from '@/test/server'
import ModelPanel from './ModelPanel.vue'

it('versions are listed with their states, and why one is refused', async () => {
  serve(() => ({ body: { model: 'vegetables', versions: ['latest'] } }))
  const versions = [
    aModel(),
    aModel({
      version: '2.0.0',
      state: 'REFUSED',
      reason: 'carrot.jpg: expected Carrot, found Bean',
    }),
  ]

  const { wrapper } = await mountInPage(ModelPanel, {
    name: 'vegetables',
    versions,
    isDefault: true,
  })

  const rows = wrapper.findAll('tbody tr').map((row) => row.text())
  expect(rows[0]).toContain('Ready')
  expect(rows[1]).toContain('Refused')
  expect(rows[1]).toContain('expected Carrot, found Bean')
  expect(wrapper.find('h2').text()).toContain('default')
})

it('the policy is read and written', async () => {
  const sent: [string | undefined, unknown][] = []
  serve((_, { method, body }) => {
    sent.push([method, body && JSON.parse(body as string)])
    return { body: { model: 'vegetables', versions: ['latest'] } }
  })
  const versions = [aModel(), aModel({ version: '2.0.0' })]
  const { wrapper } = await mountInPage(ModelPanel, {
    name: 'vegetables',
    versions,
    isDefault: true,
  })
  const details = wrapper.find('details')
  details.element.open = true
  await details.trigger('toggle')
  await settle()
  const [serves, shadow] = wrapper.findAll('select')

  await serves!.setValue('1.0.0')
  await shadow!.setValue('2.0.0')
  await wrapper.find('input[type=number]').setValue('25')
  await wrapper.find('form').trigger('submit')

  expect(sent.at(-1)).toEqual([
    'PUT',
    { versions: ['1.0.0'], shadow: { version: '2.0.0', percent: 25 } },
  ])
})
