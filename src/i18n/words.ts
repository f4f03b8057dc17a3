import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'zh-CN' | 'en'
type Words = Readonly<Record<string, string>>

const files = import.meta.glob<Words>('./{zh-CN,en}/*.json', { eager: true, import: 'default' })

/** All words of a language: every area's file joined. A key belongs to one file only (test/i18n/words.test.ts). */
export const wordsOf = (language: Language): Words => {
  const parts = Object.entries(files).filter(([path]) => path.startsWith(`./${language}/`))
  return Object.assign({}, ...parts.map(([, words]) => words)) as Words
}

/** Flat keys, no HTML escaping: React does it. A missing key shows as the key, and a test fails. */
export const startWords = async (language: Language): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': { translation: wordsOf('zh-CN') }, en: { translation: wordsOf('en') } },
  })
  document.documentElement.lang = language
}

export const switchLanguage = async (language: Language): Promise<void> => {
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
