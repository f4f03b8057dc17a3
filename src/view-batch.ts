import { composePacket } from './core/compose/compose-packet.ts'
import type { ComposeReference } from './core/compose/compose-input.ts'
import { beijingDateOf } from './core/kernel/instant.ts'
import { derive, type Reference } from './core/pipeline.ts'
import type { Ports } from './app/ports.ts'
import { runBatch, type BatchWorld } from './app/batch/run-batch.ts'
import type { BatchDoor } from './ipc/link.ts'
import type { Say } from './app/batch/dump.ts'

export type BatchNeeds = { readonly reference: Reference & ComposeReference; readonly say: Say; readonly toolVersion: string }

/** Binds the batch use case to the door main holds open for it. */
export const serveBatch = async (ports: Ports, door: BatchDoor, { reference, say, toolVersion }: BatchNeeds): Promise<void> => {
  const told: Promise<void>[] = []
  const keep = (sent: Promise<void>): void => void told.push(sent)
  const world: BatchWorld = {
    ports,
    listFiles: door.listFiles,
    readText: async (path) => new TextDecoder().decode(await door.readFile(path)),
    writeText: (path, pieces) => writeText(door, path, pieces),
    absolute: (path) => (/^(?:[/\\]|[A-Za-z]:)/.test(path) ? path : `${door.cwd}/${path}`),
    progress: (line) => keep(door.progress(line)),
    tell: (words) => keep(door.say(words)),
    say,
    derive: (facts, asOf) => derive(facts, reference, beijingDateOf(asOf)).view,
    compose: (view, _facts, ask) => composePacket({ view, reference, request: { ...ask, toolVersion } }),
  }
  const code = await runBatch(door.argv, world).catch((error: unknown) => {
    world.tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 1 as const
  })
  await Promise.all(told)
  await door.finish(code)
}

/** Characters handed over at a time. */
const partLength = 1 << 20

/** One part on the way while the next is made, never the whole text in memory. */
const writeText = async (door: BatchDoor, path: string, pieces: Iterable<string>): Promise<void> => {
  const encoder = new TextEncoder()
  let sent = Promise.resolve()
  const send = async (text: string, isLast: boolean): Promise<void> => {
    await sent
    sent = door.writePart(path, encoder.encode(text), isLast)
  }
  let part = ''
  for (const piece of pieces) {
    part += piece
    if (part.length < partLength) continue
    await send(part, false)
    part = ''
  }
  await send(part, true)
  await sent
}
