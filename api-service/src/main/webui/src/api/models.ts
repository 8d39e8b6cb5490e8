import { request } from './http'
import { imagePath } from './paths'
import type {
  Disagreement,
  ModelPolicy,
  ModelVersion,
  Page,
  Reclassification,
  ReclassificationChanges,
  ReclassificationRequest,
  Result,
} from './modelTypes'
import type { Image } from './types'

const JSON_BODY = { 'Content-Type': 'application/json' }
const part = encodeURIComponent

function query(parameters: Record<string, string | number | undefined>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}

/** All versions of all models, without golden pictures, card and tables. */
export async function listModels(signal?: AbortSignal): Promise<ModelVersion[]> {
  return (await request<{ models: ModelVersion[] }>('/models', { signal })).models
}

/** One version with everything that is known of it. */
export function getModelVersion(
  name: string,
  version: string,
  signal?: AbortSignal,
): Promise<ModelVersion> {
  return request(`/models/${part(name)}/versions/${part(version)}`, { signal })
}

export function getPolicy(name: string, signal?: AbortSignal): Promise<ModelPolicy> {
  return request(`/models/${part(name)}/policy`, { signal })
}

export function putPolicy(policy: ModelPolicy): Promise<ModelPolicy> {
  return request(`/models/${part(policy.model)}/policy`, {
    method: 'PUT',
    headers: JSON_BODY,
    body: JSON.stringify({ versions: policy.versions, shadow: policy.shadow }),
  })
}

/** What each model said of an image, the newest first. */
export async function listResults(id: string, signal?: AbortSignal): Promise<Result[]> {
  const path = `${imagePath(id)}/results?${query({ masks: 'true' })}`
  return (await request<{ results: Result[] }>(path, { signal })).results
}

/** Asks one more model about a stored image. */
export function askModel(id: string, model: string): Promise<Image> {
  return request(`${imagePath(id)}/results?${query({ model })}`, { method: 'POST' })
}

export function listDisagreements(
  filter: { a?: string; b?: string; kind?: string; cursor?: string; limit?: number },
  signal?: AbortSignal,
): Promise<Page<Disagreement>> {
  return request(`/disagreements?${query(filter)}`, { signal })
}

export async function listReclassifications(signal?: AbortSignal): Promise<Reclassification[]> {
  const path = '/reclassifications'
  return (await request<{ reclassifications: Reclassification[] }>(path, { signal }))
    .reclassifications
}

export function startReclassification(body: ReclassificationRequest): Promise<Reclassification> {
  return request('/reclassifications', {
    method: 'POST',
    headers: JSON_BODY,
    body: JSON.stringify(body),
  })
}

export function getReclassification(id: string, signal?: AbortSignal): Promise<Reclassification> {
  return request(`/reclassifications/${part(id)}`, { signal })
}

export function listChanges(
  id: string,
  cursor?: string,
  signal?: AbortSignal,
): Promise<ReclassificationChanges> {
  return request(`/reclassifications/${part(id)}/changes?${query({ cursor })}`, { signal })
}

/** Stops a job for now or has it go on; makes its results what the gallery shows, or removes them. */
export function changeReclassification(
  id: string,
  how: 'pause' | 'resume' | 'promote' | 'discard',
): Promise<Reclassification> {
  return request(`/reclassifications/${part(id)}/${how}`, { method: 'POST' })
}

/** Ends a job; the results so far are kept. */
export function cancelReclassification(id: string): Promise<Reclassification> {
  return request(`/reclassifications/${part(id)}`, { method: 'DELETE' })
}
