import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Filters } from '@/stores/filters'
import { mountInPage } from '@/test/mount'
import { aModel } from '@/test/results'
import { settle } from '@/test/server'
import ExportDialog from './ExportDialog.vue'

const NAME = 'attachment; filename="romanesco-csv.csv"'
const filters: Filters = {
  category: 'Carrot',
  palette: 'ryb',
  color: '#FC600A',
  object: 'apple',
  atLeast: 2,
  order: 'random',
  count: 9,
}

/** Answers exports; a missing answer never ends. */
function answer(exported?: () => Response) {
  const asked: URL[] = []
  vi.stubGlobal('fetch', (input: string, { signal }: RequestInit = {}) => {
    const url = new URL(input, 'http://test')
    if (url.pathname === '/api/v1/models') {
      return Promise.resolve(Response.json({ models: [aModel({ name: 'coco-objects' })] }))
    }
    asked.push(url)
    if (exported) return Promise.resolve(exported())
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    })
  })
  return asked
}

async function dialog(given = filters) {
  const { wrapper } = await mountInPage(ExportDialog, { filters: given })
  await settle()
  opened = wrapper
  return wrapper
}

/** Closed after each test: notices are shown inside an open dialog. */
let opened: { unmount(): void } | undefined

/** Names of the files that were saved. */
let saved: string[] = []

beforeEach(() => {
  saved = []
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download)
  })
})

afterEach(() => {
  opened?.unmount()
  opened = undefined
  vi.restoreAllMocks()
})

describe('export', () => {
  it('asks for all that matches, in the chosen format, by the chosen model', async () => {
    const asked = answer(() => new Response('a,b\n', { headers: { 'Content-Disposition': NAME } }))
    const wrapper = await dialog()
    expect(wrapper.text()).toContain('Carrot, Red-orange, with apple × 2')
    await wrapper.find('input[value=csv]').setValue(true)
    await wrapper.find('select').setValue('coco-objects')
    await wrapper.find('.foot .btn').trigger('click')
    await settle()
    expect(Object.fromEntries(asked[0]!.searchParams)).toEqual({
      format: 'csv',
      model: 'coco-objects',
      category: 'Carrot',
      palette: 'ryb',
      color: '#FC600A',
      object: 'apple',
      atLeast: '2',
    })
    expect(saved).toEqual(['romanesco-csv.csv'])
    expect(wrapper.find('[role=status]').text()).toBe('Saved: romanesco-csv.csv, 4 bytes.')
  })

  it('without filters is of all photographs', async () => {
    answer()
    const wrapper = await dialog({ palette: 'rgb', order: 'newest' })
    expect(wrapper.find('.body p').text()).toContain('All photographs.')
  })

  it('shows its progress and can be cancelled', async () => {
    const asked = answer()
    const wrapper = await dialog()
    await wrapper.find('.foot .btn').trigger('click')
    expect(wrapper.find('[role=progressbar]').attributes('aria-label')).toBe('0 bytes so far')
    expect(wrapper.find('fieldset').attributes('disabled')).toBeDefined()
    await wrapper.find('.foot .btn').trigger('click')
    await settle()
    expect(asked).toHaveLength(1)
    expect(wrapper.find('[role=progressbar]').exists()).toBe(false)
    expect(wrapper.find('[role=alert]').exists()).toBe(false)
    expect(saved).toEqual([])
  })

  it('that is refused says why', async () => {
    answer(() => Response.json({ code: 'nothing-selected' }, { status: 400 }))
    const wrapper = await dialog()
    await wrapper.find('.foot .btn').trigger('click')
    await settle()
    expect(wrapper.find('[role=alert]').text()).toBe('No stored photograph matches the filters.')
    expect(saved).toEqual([])
  })

  it('that breaks off says so and saves nothing', async () => {
    const body = () =>
      new ReadableStream({
        pull(stream) {
          stream.error(new TypeError('network error'))
        },
      })
    answer(() => new Response(body()))
    const wrapper = await dialog()
    await wrapper.find('.foot .btn').trigger('click')
    await settle()
    expect(wrapper.find('[role=alert]').text()).toBe('The service could not be reached.')
    expect(saved).toEqual([])
  })
})
