import { API } from './http'
import { imagePath, type ImageQuery, queryText } from './paths'

/** The formats of annotations; their names are the same in every language. */
export const FORMATS = [
  { value: 'coco', title: 'COCO' },
  { value: 'yolo', title: 'YOLO' },
  { value: 'cvat', title: 'CVAT' },
  { value: 'label-studio', title: 'Label Studio' },
  { value: 'csv', title: 'CSV' },
] as const

/** Photographs in folders, as torchvision's ImageFolder reads them; for many photographs only. */
export const PICTURES = { value: 'imagefolder', title: 'ImageFolder' } as const

export type Format = (typeof FORMATS)[number]['value'] | typeof PICTURES.value

/** Address of the export of all photographs that match; order, limit and cursor do not count. */
export function exportPath(format: Format, filter: ImageQuery, model?: string): string {
  const { category, palette, color, status, source, object, atLeast } = filter
  const selected = { category, palette, color, status, source, object, atLeast }
  return `/exports?${queryText({ format, model, ...selected })}`
}

/** Address of one photograph's annotations by one model. */
export function annotationsUrl(id: string, format: Format, model?: string): string {
  return `${API}${imagePath(id)}/annotations?${queryText({ format, model })}`
}

/** Address of one photograph with what a model found drawn into it. */
export function drawingUrl(id: string, model: string): string {
  return `${API}${imagePath(id)}/annotated?${queryText({ model })}`
}
