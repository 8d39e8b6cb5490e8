import { expect, it } from 'vitest'
import { categoryColor } from './categoryColor'

it('a category has the colour that the service draws it in', () => {
  // CategoryColors.of in deploy/rendering
  expect(['Carrot', 'Bitter_Gourd', 'person'].map(categoryColor)).toEqual([
    '#d55e00',
    '#009e73',
    '#e69f00',
  ])
})
