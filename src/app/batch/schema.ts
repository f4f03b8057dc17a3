import { z } from 'zod'
import type { Json } from '../../core/kernel/canonical-json.ts'
import { dumpShape } from './dump-shape.ts'
import { matterFileShape } from './matter-file.ts'

/** JSON Schema (2020-12) of what batch writes and of what --matter takes. */
export const publishedSchema = (): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  dump: schemaOf(dumpShape),
  matter: schemaOf(matterFileShape),
})

/** The input side: defaults make a field optional to write. */
const schemaOf = (shape: z.ZodType): Json => JSON.parse(JSON.stringify(z.toJSONSchema(shape, { io: 'input' }))) as Json
