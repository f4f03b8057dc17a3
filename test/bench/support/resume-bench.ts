import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ResumeNews } from './resume-engine.ts'

type Seen = { readonly begun: readonly string[]; readonly finished: readonly string[]; readonly isDone: boolean }

/** Imports the pictures, killed without warning in the middle of one, again and again until all are read. `readAgain`: finished ones begun once more. */
export const resumeOver = async (pictures: readonly string[], kills: number): Promise<{ readonly readAgain: readonly string[]; readonly unread: number; readonly begun: number }> => {
  const root = mkdtempSync(join(tmpdir(), 'ringproof-bench-resume-'))
  const finished = new Set<string>()
  const readAgain: string[] = []
  let begun = 0
  let isDone = false
  for (let turn = 0; turn <= kills || !isDone; turn += 1) {
    const seen = await importUntil(root, pictures, turn < kills ? 3 : Infinity)
    readAgain.push(...seen.begun.filter((name) => finished.has(name)))
    begun += seen.begun.length
    for (const name of seen.finished) finished.add(name)
    isDone = seen.isDone
    if (turn > kills + 1) break
  }
  rmSync(root, { recursive: true, force: true })
  return { readAgain, unread: pictures.length - finished.size, begun }
}

/** SIGKILL a moment after the picture that follows the `count`-th finished one has begun. */
const importUntil = (root: string, pictures: readonly string[], count: number): Promise<Seen> =>
  new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'resume-engine.ts'), [root, ...pictures], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } })
    const begun: string[] = []
    const finished: string[] = []
    let isDone = false
    child.on('message', (news: ResumeNews) => {
      if (news.kind === 'done') isDone = true
      else if (news.kind === 'finished') finished.push(news.name)
      else {
        begun.push(news.name)
        if (finished.length >= count) setTimeout(() => child.kill('SIGKILL'), 300)
      }
    })
    child.once('exit', () => resolve({ begun, finished, isDone }))
  })
