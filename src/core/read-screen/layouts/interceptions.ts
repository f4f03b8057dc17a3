import type { ScreenLayout } from '../layout.ts'

/** 骚扰拦截, 拦截记录, 黑名单 of phones and guard apps: every row is a call the phone refused. */
export const interceptions: ScreenLayout = {
  id: 'interceptions',
  shape: 'list',
  recognise: (scene) => (scene.has('电话拦截') || scene.has('拦截记录') || scene.has('拦截电话') || scene.has('已拦截电话') || (scene.has('骚扰拦截') && !/全部|未接|通话记录/.test(scene.words)) || scene.has('Blocked calls') ? 0.82 : scene.has('黑名单') ? 0.5 : 0),
  // Being on this list is what says the call was blocked; a word or an arrow in the row says it better.
  refine: (rows) => rows.map((row) => (row.direction !== undefined || row.time === undefined ? row : { ...row, direction: { value: 'blocked', raw: '拦截', confidence: 'likely', method: 'assumed', box: row.box, toldBy: 'layout' } })),
}
