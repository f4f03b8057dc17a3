/** A voice installed on this computer; a voice that needs a network is never used. */
const localVoice = (language: string): SpeechSynthesisVoice | undefined => speechSynthesis.getVoices().find((v) => v.localService && v.lang.startsWith(language.slice(0, 2)))

export const canSpeak = (): boolean => typeof speechSynthesis !== 'undefined'

export const speak = (text: string, language: string): void => {
  if (!canSpeak()) return
  speechSynthesis.cancel()
  const voice = localVoice(language)
  if (voice === undefined) return
  const words = new SpeechSynthesisUtterance(text)
  words.voice = voice
  words.lang = language
  words.rate = 0.9
  speechSynthesis.speak(words)
}
