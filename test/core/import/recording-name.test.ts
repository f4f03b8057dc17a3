import { expect, test } from 'vitest'
import { formatInstant, toEpochMs } from '../../../src/core/kernel/instant.ts'
import { toWhen } from '../../../src/core/kernel/time-text.ts'
import { readRecordingName } from '../../../src/core/import/recording-name.ts'

/** name → time in Beijing | number | person | direction or SIM. '-': the name does not say it. */
const read = (path: string): string => {
  const { stamp, number, name, direction, sim } = readRecordingName(path)
  const when = stamp === undefined ? undefined : toWhen(stamp.time, { offsetMinutes: 480, zone: 'assumed' })
  const long = { second: 19, minute: 16, day: 10, interval: 0 }
  const time = when?.ok === true ? formatInstant(toEpochMs(when.value.from)).replace('T', ' ').slice(0, long[when.value.precision]) : '-'
  return [time, number ?? '-', name ?? '-', ...(direction === undefined ? [] : [direction.value]), ...(sim === undefined ? [] : [sim])].join(' | ')
}
const at = '2026-03-02 13:13:40'

test.each([
  // MIUI, HyperOS
  ['张三(13800138000)_20260302131340.mp3', `${at} | 13800138000 | 张三`],
  ['通话录音@张三(13800138000)_20260302131340.mp3', `${at} | 13800138000 | 张三`],
  ['通话录音@13800138000_20260302131340.mp3', `${at} | 13800138000 | -`],
  ['电话录音@平安车险 王经理(008613800138000)_20260302131340.mp3', `${at} | 008613800138000 | 平安车险 王经理`],
  ['平安保险(续保)(95511)_20260302131340.mp3', `${at} | 95511 | 平安保险(续保)`],
  ['张三(138ssss8000)_20260302131340.mp3', `${at} | 138****8000 | 张三`],
  ['私人号码(unknown)_20260302131340.mp3', `${at} | - | -`],
  ['Вызов@007846201-89(0078462018955)_20230215113029.mp3', '2023-02-15 11:30:29 | 0078462018955 | -'],
  // EMUI, HarmonyOS, MagicOS
  ['张三@13800138000_20260302131340.amr', `${at} | 13800138000 | 张三`],
  ['13800138000_20260302131340.amr', `${at} | 13800138000 | -`],
  ['未知号码_20260302131340.amr', `${at} | - | -`],
  // ColorOS, realme UI, OriginOS
  ['13800138000-2603021313.mp3', '2026-03-02 13:13 | 13800138000 | -'],
  ['张三-2603021313.mp3', '2026-03-02 13:13 | - | 张三'],
  ['13800138000 2026-03-02 13-13-40.m4a', `${at} | 13800138000 | -`],
  // Samsung, LG
  ['通话录音 13800138000_260302_131340.m4a', `${at} | 13800138000 | -`],
  ['通话录音 张三_260302_131340.m4a', `${at} | - | 张三`],
  ['Call recording 王 经理_260302_131340(1).m4a', `${at} | - | 王 经理`],
  ['0d20260302131340p+8613800138000.3gp', `${at} | +8613800138000 | -`],
  ['1d20260302131340pnull.3gp', `${at} | - | -`],
  // Google's systems and programs one installs
  ['CallRecord_20260302-131340_+8613800138000.m4a', `${at} | +8613800138000 | -`],
  ['+8613800138000_260302_131340577.amr', `${at} | +8613800138000 | -`],
  ['20260302_131340.088+0800_in_sim1_+8613800138000_张三.oga', `${at} | +8613800138000 | 张三 | incoming | 1`],
  ['20260302_051340.088+0000_out_+862180001111.oga', `${at} | +862180001111 | - | outgoing`],
  ['2018-02-20 20.32.15 ↓ 张三 13800138000.ogg', '2018-02-20 20:32:15 | 13800138000 | 张三 | incoming'],
  ['20181111T201723 ↑ 13800138000.ogg', '2018-11-11 20:17:23 | 13800138000 | - | outgoing'],
  ['张三 (13800138000 手机) 2026-03-02_131340_in.amr', `${at} | 13800138000 | 张三 | incoming`],
  ['phone_20260302-131340_Mama.amr', `${at} | - | Mama`],
  ['13800138000_1772428420000.amr', `${at} | 13800138000 | -`],
  // Dictaphones: no person, no number
  ['录音_20260302131340.amr', `${at} | - | -`],
  ['新录音12(2).m4a', '- | - | -'],
  ['20260302 131340-09622196.m4a', `${at} | - | -`],
  ['AUD-20260302-WA0001.opus', '2026-03-02 | - | -'],
  ['REC20260302131340.mp3', `${at} | - | -`],
  ['与张三的通话 2026-03-02 下午1.13.40.m4a', `${at} | - | 张三`],
])('%s', (name, expected) => {
  expect(read(name)).toBe(expected)
})

test.each([
  ['a second copy, a second ending, a folder', 'MIUI\\sound_recorder\\call_rec\\张三（平安 车险）(13800138000)_20260302131340 - 副本 (2).amr.mp3', `${at} | 13800138000 | 张三(平安 车险)`],
  ['a country code and gaps', '+86 138 0013 8000 2026-03-02 13-13-40.m4a', `${at} | +86 138 0013 8000 | -`],
  ['an area code in brackets', '(021)80001111 2026-03-02 13-13-40.mp3', `${at} | 021-80001111 | -`],
  ['a number that touches the name', '王经理13800138000_20260302131340.mp3', `${at} | 13800138000 | 王经理`],
  ['a number that touches the time', '1380013800020260302131340.amr', `${at} | 13800138000 | -`],
  ['a masked number', '138****8000_20260302131340.amr', `${at} | 138****8000 | -`],
  ['the second SIM', '13800138000(卡2)_20260302131340.amr', `${at} | 13800138000 | - | 2`],
  ['a folder for each caller', '13800138000/2026-03-02 13-13-40.amr', `${at} | 13800138000 | -`],
  ['a direction in Chinese', '来电_13800138000_2026年3月2日 13时13分40秒.wav', `${at} | 13800138000 | - | incoming`],
  ['two people at once: nobody’s number', '张三(13800138000)_李四(13900139000)_20260302131340.mp3', `${at} | - | 张三 李四`],
  ['a name cut at fifty characters: half a number is none', '很长很长的名字(1380013_20260302131340.mp3', `${at} | - | 很长很长的名字`],
  ['a clock that cannot be', '95511_20261302131340.amr', '- | 95511 | -'],
  ['a song', '周杰伦 - 七里香.mp3', '- | - | -'],
  ['a person called In', 'Kevin In Shanghai (13800138000)_20260302131340.mp3', `${at} | 13800138000 | Kevin In Shanghai`],
  ['a person whose name begins like a recorder’s word', '录音棚小王_20260302131340.mp3', `${at} | - | 录音棚小王`],
])('%s', (_what, name, expected) => {
  expect(read(name)).toBe(expected)
})
