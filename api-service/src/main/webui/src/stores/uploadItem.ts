import type { Refusal } from '@/api/filetype'
import type { ApiProblem } from '@/api/problem'
import type { Image } from '@/api/types'

export type UploadPhase =
  | 'checking'
  | 'refused'
  | 'ready'
  | 'waiting'
  | 'sending'
  | 'queued'
  | 'done'
  | 'failed'
  | 'canceled'

/** One file on its way: from the choice to the result. */
export interface UploadItem {
  key: number
  file: File
  name: string
  /** Object URL of what is sent. */
  preview?: string
  phase: UploadPhase
  /** The picture is far from square: a square crop is offered before it is sent. */
  offersSquare?: boolean
  sent: number
  total: number
  refusal?: Refusal
  problem?: ApiProblem
  image?: Image
}

export const ACTIVE: UploadPhase[] = ['checking', 'waiting', 'sending', 'queued']
export const ENDED: UploadPhase[] = ['refused', 'done', 'failed', 'canceled']
export const RETRYABLE: UploadPhase[] = ['failed', 'canceled']

export function isFinal(image: Image): boolean {
  return image.status !== 'PENDING'
}
