import type { ScreenLayout } from '../layout.ts'

/** Google Phone (电话): a search box on top, "mark · time" in the second line, a handset at the right of every row. */
export const googleDialer: ScreenLayout = {
  id: 'google-dialer',
  shape: 'list',
  recognise: (scene) => (/搜索联系人和地点|Searchcontacts(?:&|and)places/i.test(scene.words) ? 0.95 : scene.reading.shapes.filter(({ form }) => form === 'handset').length >= 3 && scene.lines.filter(({ plain }) => /[·]/.test(plain)).length >= 3 ? 0.6 : 0),
}
