import { request } from './http'
import { imagePath, queryText } from './paths'
import type {
  Disagreement,
  ModelPolicy,
  ModelVersion,
  Page,
  Reclassification,
  ReclassificationChanges,
  ReclassificationFailure,
  ReclassificationRequest,
  Result,
  SourcePolicy,
} from './modelTypes'
import type { Image } from './types'

const JSON_BODY = { 'Content-Type': 'application/json' }
const part = encodeURIComponent

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

/** The policies of sources that somebody gave. */
export async function listSourcePolicies(signal?: AbortSignal): Promise<SourcePolicy[]> {
  return (await request<{ sources: SourcePolicy[] }>('/policies', { signal })).sources
}

export function putSourcePolicy({ source, ...policy }: SourcePolicy): Promise<SourcePolicy> {
  return request(`/sources/policy?${queryText({ source })}`, {
    method: 'PUT',
    headers: JSON_BODY,
    body: JSON.stringify(policy),
  })
}

/** Goes back to the default model. */
export function removeSourcePolicy(source: string): Promise<void> {
  return request(`/sources/policy?${queryText({ source })}`, { method: 'DELETE' })
}

/** What each model said of an image, the newest first. */
export async function listResults(id: string, signal?: AbortSignal): Promise<Result[]> {
  const path = `${imagePath(id)}/results?${queryText({ masks: 'true' })}`
  return (await request<{ results: Result[] }>(path, { signal })).results
}

/** Asks one more model about a stored image. */
export function askModel(id: string, model: string): Promise<Image> {
  return request(`${imagePath(id)}/results?${queryText({ model })}`, { method: 'POST' })
}

export function listDisagreements(
  filter: { a?: string; b?: string; kind?: string; cursor?: string; limit?: number },
  signal?: AbortSignal,
): Promise<Page<Disagreement>> {
  return request(`/disagreements?${queryText(filter)}`, { signal })
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
  return request(`/reclassifications/${part(id)}/changes?${queryText({ cursor })}`, { signal })
}

export function listFailures(
  id: string,
  cursor?: string,
  signal?: AbortSignal,
): Promise<Page<ReclassificationFailure>> {
  return request(`/reclassifications/${part(id)}/failures?${queryText({ cursor })}`, { signal })
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
