import { describe, expect, it } from 'vitest'
import { textColorOn, PALETTES } from '@/stores/palettes'
import { mountInPage } from '@/test/mount'
import PaletteFilter from './PaletteFilter.vue'

describe('the palette filter', () => {
  it('offers 12 named colours of the palette', async () => {
    const { wrapper } = await mountInPage(PaletteFilter, { palette: 'ryb' })
    const names = wrapper.findAll('.swatch .name').map((name) => name.text())
    expect(names).toHaveLength(12)
    expect(names).toContain('Blue-green')
    expect(new Set(names).size).toBe(12)
  })

  it('chooses a colour, and clears it at the second click', async () => {
    const { wrapper } = await mountInPage(PaletteFilter, { palette: 'rgb' })
    const orange = wrapper.findAll('.swatch')[1]!
    await orange.trigger('click')
    await wrapper.setProps({ chosen: '#FF8000' })
    expect(orange.attributes('aria-pressed')).toBe('true')
    await orange.trigger('click')
    expect(wrapper.emitted('change')).toEqual([
      [{ palette: 'rgb', color: '#FF8000' }],
      [{ palette: 'rgb', color: undefined }],
    ])
  })

  it('marks each colour in black or white, whichever has more contrast', () => {
    expect(textColorOn('#FFFF00')).toBe('black')
    expect(textColorOn('#0000FF')).toBe('white')
    expect(Object.values(PALETTES).map((colors) => colors.length)).toEqual([12, 12])
  })
})
