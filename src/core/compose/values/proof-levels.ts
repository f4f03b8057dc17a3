import { groupsOf } from '../../kernel/list.ts'
import type { AttributedIncident } from '../../model/incident.ts'
import { joined, unknown, word } from '../fact-run.ts'
import type { Value } from '../template/values.ts'
import { countValue } from './incident-values.ts'

/** Law README §5.1 in the words of a letter; the level of a call is that of its strongest proof. */
const levelWords: Readonly<Record<number, string>> = { 5: '公证或者法院调取的记录', 4: '运营商通话详单或者对方自己的记录', 3: '原手机上的通话记录或者录音', 2: '截图、导出的通话记录', 1: '转发件、表格或者自述', 0: '没有记录' }

/** What the calls counted rest on, strongest first: a count never stands without it. */
export const proofLevels = (calls: readonly AttributedIncident[]): Value => {
  const byLevel = [...groupsOf(calls, (call) => call.strengths.rang)].toSorted(([a], [b]) => b - a)
  return joined(byLevel.map(([level, of]): Value => [word(levelWords[level] ?? `${String(level)}级`), ...countValue(of), word('次')]), '、') ?? unknown
}
