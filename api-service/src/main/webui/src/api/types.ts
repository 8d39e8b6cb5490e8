/** What the HTTP API says, by the names the page uses. Shapes: deploy/contracts and `/q/openapi`. */

export type Status = 'PENDING' | 'CLASSIFIED' | 'REJECTED' | 'FAILED'
export type PaletteName = 'rgb' | 'ryb'

export interface Prediction {
  category: string
  score: number
}

export interface Classification {
  model: string
  version: string
  category: string
  score: number
  certain: boolean
  predictions: Prediction[]
  colors: { rgb: string; ryb: string }
}

export interface Rejection {
  code: string
  detail: string
}

/** Milliseconds by stage. */
export interface Timings {
  queueMs?: number
  decodeMs?: number
  colorMs?: number
  inferenceMs?: number
}

export interface Image {
  id: string
  source: string
  status: Status
  submittedAt: string
  classifiedAt?: string
  contentType?: string
  width?: number
  height?: number
  bytes?: number
  content: string
  label?: string
  classification?: Classification
  rejection?: Rejection
  timings?: Timings
}

export interface ImagePage {
  items: Image[]
  next?: string
}

export interface Activation {
  category: string
  width: number
  height: number
  /** width × height numbers in 0..1, row by row. */
  values: number[]
}

export interface ColorCount {
  color: string
  count: number
}

export interface NameCount {
  name: string
  count: number
}

export interface Stats {
  images: number
  statuses: Partial<Record<Status, number>>
  categories: NameCount[]
  colors: Record<PaletteName, ColorCount[]>
  rejections: { code: string; count: number }[]
  sources: NameCount[]
  labelled: { images: number; correct: number; accuracy?: number }
  /** By classifiedAt, of the last hour; quiet minutes may be missing. */
  perMinute?: { minute: string; classified: number; rejected: number }[]
  /** Images with a label and a classification. */
  confusion?: { label: string; category: string; count: number }[]
}

export type EventType =
  'submitted' | 'classified' | 'rejected' | 'failed' | 'labelled' | 'archived' | 'deleted'

export interface ImageEvent {
  type: EventType
  id: string
  /** Absent for `deleted`. */
  image?: Image
}
