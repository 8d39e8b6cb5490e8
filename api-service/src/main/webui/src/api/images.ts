import { request } from './http'
import { imagePath, imagesPath, type ImageQuery } from './paths'
import type { Activation, Categories, Image, ImagePage, NameCount, Stats } from './types'

export type { ImageQuery }

export function listImages(query: ImageQuery, signal?: AbortSignal): Promise<ImagePage> {
  return request(imagesPath(query), { signal })
}

export function getImage(id: string, signal?: AbortSignal): Promise<Image> {
  return request(imagePath(id), { signal })
}

export function getActivation(id: string, signal?: AbortSignal): Promise<Activation> {
  return request(`${imagePath(id)}/activation`, { signal })
}

/** Sets the label, the ground truth; null removes it. */
export function labelImage(id: string, label: string | null): Promise<Image> {
  return request(imagePath(id), {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ label }),
  })
}

/** `keepalive` lets the call outlive the page. */
export function deleteImage(id: string, keepalive = false): Promise<void> {
  return request(imagePath(id), { method: 'DELETE', keepalive })
}

/** Uploads one frame of the webcam and waits for its result, at most `seconds`. */
export function submitFrame(frame: Blob, seconds: number, signal?: AbortSignal): Promise<Image> {
  return request('/images', {
    method: 'POST',
    headers: { 'Content-Type': frame.type, Prefer: `wait=${seconds}` },
    body: frame,
    signal,
  })
}

/** The categories of all models, each with its number of images. */
export async function listCategories(): Promise<NameCount[]> {
  return (await request<Categories>('/categories')).categories
}

export function getStats(signal?: AbortSignal): Promise<Stats> {
  return request('/stats', { signal })
}
