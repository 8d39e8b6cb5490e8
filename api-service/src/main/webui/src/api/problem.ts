import type { ProblemBody } from './types'

/** A refused or failed call. `code` is stable: the page shows its text in the user's language. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    detail: string,
    readonly traceId?: string,
    /** Seconds after which another try makes sense. */
    readonly retryAfter?: number,
  ) {
    super(detail)
    this.name = 'ApiProblem'
  }
}

/** Reads an `application/problem+json` body; anything else becomes `http-<status>`. */
export function problemOf(status: number, body: string, retryAfter?: string | null): ApiProblem {
  const seconds = Number(retryAfter) || undefined
  try {
    const parsed = JSON.parse(body) as ProblemBody
    if (typeof parsed.code === 'string') {
      return new ApiProblem(
        parsed.code,
        status,
        parsed.detail ?? parsed.title ?? '',
        parsed.traceId,
        seconds,
      )
    }
  } catch {
    // Not JSON: a proxy's page, or nothing at all.
  }
  return new ApiProblem(`http-${status}`, status, '', undefined, seconds)
}

export function networkProblem(): ApiProblem {
  return new ApiProblem('network', 0, '')
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem('unexpected', 0, error instanceof Error ? error.message : String(error))
}
