import type { ComposeReference } from './core/compose/compose-input.ts'
import { parseLaw } from './core/law/parse-law.ts'
import type { Reference } from './core/pipeline.ts'
import { parseRegistry } from './core/normalise/parse-registry.ts'
import { lawFiles, registryFiles, templateFiles } from './shell/window/content/reference-files.ts'

/** Law, registry and templates as values. Thrown: the app was built with data that does not hold together. */
export const loadReference = (): Reference & ComposeReference => {
  const registry = parseRegistry(registryFiles)
  if (!registry.ok) throw new Error(`registry: ${registry.error}`)
  const law = parseLaw(lawFiles)
  if (!law.ok) throw new Error(`law: ${law.error.map((p) => `${p.file} ${p.where}: ${p.what}`).join('; ')}`)
  return { registry: registry.value, law: law.value, templates: templateFiles }
}
