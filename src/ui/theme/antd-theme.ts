import type { ThemeConfig } from 'antd'
import { tokensOf, type Size, type Theme } from './tokens.ts'

const pixels = (value: string): number => Number.parseInt(value, 10)

/** Ant Design after DESIGN.md “Onto Ant Design 6”: every alias whose derived grey we did not compute is pinned. */
export const antdTheme = (theme: Theme, size: Size): ThemeConfig => {
  const t = tokensOf(theme, size)
  const action = { colorPrimary: t.action, colorPrimaryHover: t.action, colorPrimaryActive: t.action, colorInfo: t.action, colorLink: t.action, colorLinkHover: t.action, colorLinkActive: t.action }
  const meaning = { colorSuccess: t.proved, colorWarning: t['look-ink'], colorError: t['look-ink'] }
  const paper = { colorBgBase: t.surface, colorBgLayout: t.canvas, colorBgContainer: t.surface, colorBgElevated: t.surface, colorFillTertiary: t.sunk, colorBgMask: t.shade }
  const ink = { colorTextBase: t.ink, colorText: t.ink, colorTextSecondary: t['ink-2'], colorTextTertiary: t['ink-3'], colorTextDescription: t['ink-3'], colorTextPlaceholder: t['ink-3'] }
  const line = { colorBorder: t.edge, colorBorderSecondary: t.rule, colorSplit: t.rule }
  return {
    token: {
      ...action,
      ...meaning,
      ...paper,
      ...ink,
      ...line,
      borderRadius: pixels(t['r-control']),
      borderRadiusSM: pixels(t['r-mark']),
      borderRadiusLG: pixels(t['r-panel']),
      controlHeight: pixels(t.control),
      fontSize: pixels(t['fs-body']),
      fontFamily: t['font-ui'],
      boxShadow: t.lift,
      wireframe: false,
      motion: false,
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  }
}
