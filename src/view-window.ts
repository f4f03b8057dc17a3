import { deskOver, type Derivation } from './app/desk/desk-state.ts'
import { serveDesk } from './app/desk/serve-desk.ts'
import type { Ports } from './app/ports.ts'
import type { FromView, ToView } from './app/view-protocol.ts'
import type { Issue } from './core/kernel/issue.ts'

/** The window's side of the view worker: every question is answered from the desk, and a change is told, never sent. */
export const serveWindow = (ports: Ports, derivation: Derivation, operator: string, post: (message: FromView) => void): ((message: unknown) => void) => {
  const desk = deskOver(ports, derivation, operator, post)
  // Facts main lays down by itself: custody of a check, a copy, a packet.
  ports.record.onLaidDown((facts, head) => {
    desk.take(facts)
    desk.state.head = head ?? desk.state.head
    desk.changed()
  })
  return (message) => {
    const { id, call, ask } = message as ToView
    serveDesk(desk, call, ask as never).then(
      (answer) => post({ kind: 'answer', id, answer }),
      (error: unknown) => post({ kind: 'refused', id, issue: issueOf(error) }),
    )
  }
}

/** A refusal of main carries its issue; anything else is a bug, and says so. */
const issueOf = (error: unknown): Issue => {
  if (typeof error === 'object' && error !== null && 'issue' in error) return error.issue as Issue
  return { code: 'unexpected', severity: 'refuse', params: { text: error instanceof Error ? error.message : String(error) } }
}
