/** A model that is chosen, the version where one is pinned. */
export interface Pick {
  name: string
  version?: string
}

/** Reads `name` or `name@version`. */
export function pickOf(request: string): Pick {
  const [name = '', version] = request.split('@')
  return { name, version }
}

/** Writes `name` or `name@version`. */
export function requestOf({ name, version }: Pick): string {
  return version ? `${name}@${version}` : name
}
