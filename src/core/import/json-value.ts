/** Fields of a JSON object, as texts; nested values are left out. */
export const fieldsOf = (value: unknown): Readonly<Record<string, string>> | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const fields: Record<string, string> = {}
  for (const [key, item] of Object.entries(value)) if (typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') fields[key] = String(item)
  return fields
}

/** The first object of the list a JSON file is about. */
export const firstItem = (json: unknown): Readonly<Record<string, string>> | undefined => {
  if (Array.isArray(json)) return fieldsOf(json[0])
  if (typeof json !== 'object' || json === null) return undefined
  for (const value of Object.values(json)) {
    if (typeof value !== 'object') continue
    const found = firstItem(value)
    if (found !== undefined && Object.keys(found).length > 1) return found
  }
  return undefined
}

export const hasKeys = (json: unknown, ...keys: readonly string[]): boolean => {
  const item = firstItem(json)
  return item !== undefined && keys.every((key) => key in item)
}
