import type { ScreenLayout } from '../layout.ts'

/** 小米 MIUI / HyperOS 电话 › 通话: direction, ring or talk time, place and carrier in one grey line, the mark in orange below. */
export const miuiList: ScreenLayout = {
  id: 'miui-list',
  shape: 'list',
  recognise: (scene) => {
    const tabs = scene.has('通话') && scene.has('联系人') && (scene.has('电话') || scene.has('生活') || scene.has('营业厅')) ? 0.5 : 0
    const lines = scene.lines.filter(({ tokens }) => tokens[0]?.kind === 'direction' && tokens.some(({ kind }) => kind === 'location' || kind === 'duration')).length
    return tabs + (lines >= 2 ? 0.4 : 0)
  },
}
