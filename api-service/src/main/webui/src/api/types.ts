/** Types of the HTTP API. `schema.d.ts` is generated from the service's OpenAPI document. */
import type { components } from './schema'

type Schemas = components['schemas']

export type Status = Schemas['ImageStatus']
export type Image = Schemas['Image']
export type ImagePage = Schemas['GalleryPage']
export type Activation = Schemas['Activation']
export type Classification = Schemas['Classification']
export type Prediction = Schemas['Prediction']
export type Timings = Schemas['Timings']
export type NameCount = Schemas['NameCount']
export type Categories = Schemas['Categories']
export type Stats = Schemas['Stats']
export type ProblemBody = Partial<Schemas['Problem']>

/** Names of the palettes; the OpenAPI document has plain strings. */
export type PaletteName = 'rgb' | 'ryb'

/** Server-sent events. OpenAPI cannot describe them; see followImages in `/q/openapi`. */
export type EventType =
  | 'submitted'
  | 'classified'
  | 'analysed'
  | 'result'
  | 'rejected'
  | 'failed'
  | 'labelled'
  | 'archived'
  | 'deleted'

export interface ImageEvent {
  type: EventType
  id: string
  /** Absent for `deleted`. */
  image?: Image
}
