import type { Classification, Timings } from './types'

export type ModelState = 'WAITING' | 'VERIFYING' | 'READY' | 'REFUSED' | 'RETIRED'
export type Task =
  'classification' | 'detection' | 'instance-segmentation' | 'semantic-segmentation'
export type Role = 'primary' | 'shadow' | 'reclassify'

/** x, y, width and height in pixels of the picture as oriented. */
export type Box = [number, number, number, number]

/** COCO's run-length encoding; size is height and width. */
export interface Mask {
  size: number[]
  counts: string
}

export interface Found {
  category: string
  score: number
  /** Absent where the category of the whole picture is told. */
  box?: Box
  mask?: Mask
}

export interface SemanticMap {
  size: number[]
  classes: { category: string; counts: string; share: number }[]
}

export interface DataTable {
  columns: string[]
  rows: (string | number | null)[][]
}

export interface GoldenPicture {
  name: string
  passed: boolean
  reason?: string
  expected: Found[]
  found: Found[]
  thumbnail?: string
}

export interface GoldenReport {
  passed: boolean
  scoreDelta: number
  minIou: number
  pictures: GoldenPicture[]
}

export interface ModelVersion {
  name: string
  version: string
  task?: Task
  state: ModelState
  reason?: string
  default: boolean
  description?: string
  licence?: string
  labels: string[]
  precision?: string
  memoryMiB?: number
  announcedAt: string
  golden?: GoldenReport
  card?: string
  curves?: DataTable
  variants?: DataTable
}

export interface ModelPolicy {
  model: string
  versions: string[]
  shadow?: { version: string; percent: number }
}

/** Which models analyse the images of a source whose sender names none. */
export interface SourcePolicy {
  /** `/uploads` or `/cameras/<name>`. */
  source: string
  /** Each `name` or `name@version`. */
  models: string[]
  /** Whether the default model does not run. */
  only: boolean
  /** Whether the results are drawn into the pictures, too, for programs that read from Kafka. */
  annotate: boolean
}

/** What one model said of one image. */
export interface Result {
  model: string
  version: string
  task: Task
  role: Role
  /** Whether this model's primary results are what the image shows. */
  main: boolean
  status: string
  analysedAt: string
  classification?: Classification
  objects?: Found[]
  semantic?: SemanticMap
  rejection?: { code: string; detail?: string }
  timings?: Timings
}

export interface Page<T> {
  items: T[]
  next?: string
}

export interface Disagreement {
  image: string
  content: string
  label?: string
  a: { model: string; version: string; category?: string; score?: number }
  b: { model: string; version: string; category?: string; score?: number }
  kind: string
  detail?: string
}

export type JobState =
  | 'WAITING'
  | 'RUNNING'
  | 'PAUSED'
  | 'DONE'
  | 'CANCELLED'
  | 'PROMOTING'
  | 'PROMOTED'
  | 'DISCARDING'
  | 'DISCARDED'

export interface Reclassification {
  id: string
  model: string
  filter: Record<string, string>
  state: JobState
  total: number
  sent: number
  done: number
  failed: number
  changed: number
  createdAt: string
  /** Why it makes no progress. */
  reason?: string
  /** Place among the jobs that wait for their turn, from 1. */
  place?: number
  /** The most frequent reasons of failures. */
  failureReasons?: { reason: string; count: number }[]
}

/** An image of which a job has no result. */
export interface ReclassificationFailure {
  image: string
  /** A problem code and a sentence, or only a sentence. */
  reason: string
}

export interface ReclassificationRequest {
  model: string
  filter: Record<string, string>
}

export interface ReclassificationChange {
  image: string
  content: string
  /** Absent where the image showed nothing. */
  before?: string
  after: string
}

export interface ReclassificationChanges extends Page<ReclassificationChange> {
  /** The most frequent changes. */
  counts: { before?: string; after: string; count: number }[]
}
