/**
 * The one token object: DESIGN.md's colours and measures. It feeds the CSS variables, Ant Design and ECharts.
 * Meanings are fixed; a theme or a size changes values only. Names are those of the CSS variables without the dashes in front.
 */
export type Theme = 'light' | 'dark' | 'contrast'
export type Size = 'desk' | 'elder'

const light = {
  canvas: '#F2F3F0',
  surface: '#FFFFFF',
  sunk: '#E8EAE6',
  rule: '#D6D9D3',
  edge: '#7F8782',
  ink: '#181C1A',
  'ink-2': '#434A46',
  'ink-3': '#5F6762',
  action: '#1C4C6B',
  'on-action': '#FFFFFF',
  'action-soft': '#E1EAF0',
  refusal: '#9E261B',
  'refusal-soft': '#F8E7E3',
  expiry: '#744A00',
  'expiry-soft': '#F6EBD3',
  proved: '#1B5A42',
  'proved-soft': '#E0EDE5',
  look: '#FFEFA3',
  'look-ink': '#4A3B00',
  select: '#E1EAF0',
  focus: '#1C4C6B',
  'focus-gap': '#FFFFFF',
  page: '#FFFFFF',
  'page-ink': '#14171A',
  shade: 'rgba(20, 26, 24, .38)',
  lift: '0 1px 2px rgba(20,26,24,.10), 0 8px 28px rgba(20,26,24,.14)',
} as const

export type Ink = keyof typeof light
type Inks = Readonly<Record<Ink, string>>

const dark: Inks = {
  ...light,
  canvas: '#131615',
  surface: '#1B1F1E',
  sunk: '#262B29',
  rule: '#323836',
  edge: '#7C8580',
  ink: '#E9EBE7',
  'ink-2': '#C0C6C1',
  'ink-3': '#A0A8A2',
  action: '#92C1DE',
  'on-action': '#0C1A23',
  'action-soft': '#1F3442',
  refusal: '#F29A8A',
  'refusal-soft': '#3B211D',
  expiry: '#E3B55E',
  'expiry-soft': '#352A10',
  proved: '#83CCA8',
  'proved-soft': '#17322A',
  look: '#4B4213',
  'look-ink': '#FFE98F',
  select: '#1F3442',
  focus: '#92C1DE',
  'focus-gap': '#131615',
  page: '#F7F7F4',
  'page-ink': '#14171A',
  shade: 'rgba(0,0,0,.6)',
  lift: '0 0 0 1px #3A413E, 0 10px 32px rgba(0,0,0,.5)',
}

const contrast: Inks = {
  ...light,
  canvas: '#FFFFFF',
  surface: '#FFFFFF',
  sunk: '#EDEDED',
  rule: '#000000',
  edge: '#000000',
  ink: '#000000',
  'ink-2': '#000000',
  'ink-3': '#1F1F1F',
  action: '#00266B',
  'on-action': '#FFFFFF',
  'action-soft': '#DCE6FF',
  refusal: '#7A0000',
  'refusal-soft': '#FFE6E2',
  expiry: '#4D2F00',
  'expiry-soft': '#FFEFC9',
  proved: '#003D26',
  'proved-soft': '#DDF5E8',
  look: '#FFE74D',
  'look-ink': '#000000',
  select: '#DCE6FF',
  focus: '#00266B',
  'focus-gap': '#FFFFFF',
  lift: '0 0 0 2px #000000',
}

const desk = {
  'font-ui': '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
  'font-text': '"Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", serif',
  'font-mono': 'ui-monospace, "Cascadia Mono", "SF Mono", "Noto Sans Mono", monospace',
  'fs-cap': '12px',
  'lh-cap': '18px',
  'fs-row': '13px',
  'lh-row': '20px',
  'fs-body': '14px',
  'lh-body': '22px',
  'fs-lead': '16px',
  'lh-lead': '26px',
  'fs-head': '20px',
  'lh-head': '32px',
  'fs-state': '28px',
  'lh-state': '46px',
  s1: '4px',
  s2: '8px',
  s3: '12px',
  s4: '16px',
  s5: '24px',
  s6: '32px',
  s7: '48px',
  row: '30px',
  control: '32px',
  target: '32px',
  rail: '200px',
  title: '44px',
  foot: '60px',
  'r-mark': '2px',
  'r-control': '4px',
  'r-panel': '6px',
  hair: '1px',
  motion: '0ms',
} as const

export type Measure = keyof typeof desk
type Measures = Readonly<Record<Measure, string>>

const elder: Measures = {
  ...desk,
  'fs-cap': '18px',
  'lh-cap': '28px',
  'fs-row': '20px',
  'lh-row': '32px',
  'fs-body': '20px',
  'lh-body': '34px',
  'fs-lead': '24px',
  'lh-lead': '38px',
  'fs-head': '30px',
  'lh-head': '46px',
  'fs-state': '36px',
  'lh-state': '56px',
  row: '60px',
  control: '60px',
  target: '64px',
  title: '84px',
  foot: '104px',
  'r-control': '8px',
  'r-panel': '10px',
  hair: '2px',
}

/** Elder size strengthens ink; high contrast is strong enough as it is. */
const elderInk: Readonly<Record<Theme, Partial<Inks>>> = {
  light: {
    ink: '#101312',
    'ink-2': '#2A302D',
    'ink-3': '#3E4541',
    edge: '#5A625D',
    action: '#123A55',
    refusal: '#7F1A11',
    expiry: '#573700',
    proved: '#0F4631',
    'look-ink': '#332800',
  },
  dark: {
    'ink-2': '#D8DDD9',
    'ink-3': '#C2C9C4',
    edge: '#9AA39D',
    action: '#B5DAF0',
    refusal: '#FFB9AD',
    expiry: '#F2CE8A',
    proved: '#A6E2C5',
    focus: '#B5DAF0',
  },
  contrast: {},
}

const inksByTheme: Readonly<Record<Theme, Inks>> = { light, dark, contrast }

export type Tokens = Inks & Measures

export const tokensOf = (theme: Theme, size: Size): Tokens => {
  const hair = theme === 'contrast' ? { hair: '2px' } : {}
  return size === 'elder' ? { ...inksByTheme[theme], ...elderInk[theme], ...elder, ...hair } : { ...inksByTheme[theme], ...desk, ...hair }
}
