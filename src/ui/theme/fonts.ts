import bold from '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf?url'
import regular from '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf?url'

/** 宋 is bundled: SimSun at 20 px is not acceptable. Until it is loaded the system's own serif stands in. */
export const loadFonts = (): void => {
  document.fonts.add(new FontFace('Noto Serif SC', `url(${regular})`, { weight: '400' }))
  document.fonts.add(new FontFace('Noto Serif SC', `url(${bold})`, { weight: '700' }))
}
