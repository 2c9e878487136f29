/**
 * Every text of the screens, by language. English is the shape: a text that German lacks is a type error. American English is
 * British English with the words that differ, so that "fulfilment" and "fulfillment" are written once.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { american } from './american.ts'
import * as en from './en/index.ts'

export const locales = { 'en-GB': 'English (UK)', 'en-US': 'English (US)', de: 'Deutsch' } as const
export type Locale = keyof typeof locales
/** The shape every language fills. */
export type Texts = typeof en.texts

type Language = { locale: Locale; texts: Texts; choose(locale: Locale): void }

const storageKey = 'waybridge.locale'
const LanguageContext = createContext<Language | null>(null)

/** What somebody chose before, else the browser's first language that we have. */
function preferredLocale(stored: string | null, languages: readonly string[]): Locale {
  if (stored !== null && stored in locales) return stored as Locale
  for (const language of languages) {
    if (language === 'en-US') return 'en-US'
    if (language.startsWith('de')) return 'de'
    if (language.startsWith('en')) return 'en-GB'
  }
  return 'en-GB'
}

async function textsOf(locale: Locale): Promise<Texts> {
  if (locale === 'de') return (await import('./de/index.ts')).texts
  return locale === 'en-US' ? american(en.texts) : en.texts
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState<Locale>(() =>
    preferredLocale(localStorage.getItem(storageKey), navigator.languages),
  )
  const [texts, setTexts] = useState<Texts | null>(null)
  useEffect(() => {
    let isCurrent = true
    textsOf(locale).then((loaded) => {
      if (!isCurrent) return
      document.documentElement.lang = locale
      setTexts(loaded)
    })
    return () => {
      isCurrent = false
    }
  }, [locale])
  const language = useMemo(
    () =>
      texts && {
        locale,
        texts,
        choose: (chosen: Locale) => {
          localStorage.setItem(storageKey, chosen)
          setLocale(chosen)
        },
      },
    [locale, texts],
  )
  if (language === null) return null
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (language === null) throw new Error('contradiction: a screen outside of LanguageProvider')
  return language
}

/** The texts of the present language: `const t = useTexts()`, then `t.orders.title`. */
export const useTexts = (): Texts => useLanguage().texts
