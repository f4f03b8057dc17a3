import { useState } from 'react'
import type { RecordingLink } from '../../../app/queries/recording-links.ts'
import { useDecide } from '../../hooks/use-act.ts'

export type RuleRecording = {
  readonly confirm: (link: RecordingLink) => void
  readonly refuse: (links: readonly RecordingLink[]) => void
  readonly takeBack: (link: RecordingLink) => void
  /** Ruled on a moment ago, and still on the screen: a second key must not rule it again. */
  readonly isRuled: (link: RecordingLink) => boolean
}

const keyOf = (link: RecordingLink): string => `${link.recording}+${link.call}+${link.state}`

export const useRuleRecording = (): RuleRecording => {
  const decide = useDecide()
  const [ruled, setRuled] = useState<ReadonlySet<string>>(new Set())
  const isRuled = (link: RecordingLink): boolean => ruled.has(keyOf(link))
  const note = (links: readonly RecordingLink[]): void => setRuled((known) => new Set([...known, ...links.map(keyOf)]))
  return {
    isRuled,
    confirm: (link) => {
      if (isRuled(link)) return
      note([link])
      decide({ kind: 'link-recording', recording: link.recording, call: link.call })
    },
    refuse: (links) => {
      const fresh = links.filter((l) => !isRuled(l))
      if (fresh.length === 0) return
      note(fresh)
      decide(...fresh.map(({ recording, call }) => ({ kind: 'separate-incidents' as const, observations: [recording, call] as const })))
    },
    takeBack: ({ decision }) => {
      if (decision === undefined) return
      setRuled(new Set())
      decide({ kind: 'undo', decision })
    },
  }
}
