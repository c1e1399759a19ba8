import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { IntlProvider } from 'react-intl'
import { type Language, languages } from './format.ts'
import { en } from './message/en.ts'
import { vi } from './message/vi.ts'

export const schemesOfColour = ['system', 'light', 'dark'] as const
type ColourScheme = (typeof schemesOfColour)[number]

interface Preference {
  readonly language: Language
  readonly scheme: ColourScheme
  /** The scheme in force, with 'system' resolved. */
  readonly shade: 'light' | 'dark'
  setLanguage(language: Language): void
  setScheme(scheme: ColourScheme): void
}

const catalogues = { vi, en } as const
const PreferenceContext = createContext<Preference | null>(null)

/** The page where nothing may be left on the device. */
const leavesNoTrace = () => location.pathname === '/tip'

function kept<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
  try {
    const value = localStorage.getItem(key)
    return allowed.find((candidate) => candidate === value) ?? otherwise
  } catch {
    return otherwise
  }
}

function keep(key: string, value: string) {
  if (leavesNoTrace()) return
  try {
    localStorage.setItem(key, value)
  } catch {
    // A browser that keeps nothing still shows the page; the choice then lasts until it is closed.
  }
}

/** A link may name the language, so that what is sent to somebody reads as it was seen. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  return languages.find((language) => language === asked) ?? kept('hub.language', languages, 'vi')
}

const darkQuery = matchMedia('(prefers-color-scheme: dark)')

function useSystemShade(): 'light' | 'dark' {
  const [dark, setDark] = useState(darkQuery.matches)
  useEffect(() => {
    const listen = (event: MediaQueryListEvent) => setDark(event.matches)
    darkQuery.addEventListener('change', listen)
    return () => darkQuery.removeEventListener('change', listen)
  }, [])
  return dark ? 'dark' : 'light'
}

/** Language and colour scheme of the reader, for everything below; Vietnamese and the system's scheme at first. */
export function PreferenceProvider({ children }: { readonly children: ReactNode }) {
  const [language, chooseLanguage] = useState(firstLanguage)
  const [scheme, chooseScheme] = useState(() => kept('hub.scheme', schemesOfColour, 'system'))
  const system = useSystemShade()
  const shade = scheme === 'system' ? system : scheme

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    document.documentElement.dataset.shade = shade
  }, [shade])

  const preference: Preference = {
    language,
    scheme,
    shade,
    setLanguage: (next) => {
      keep('hub.language', next)
      chooseLanguage(next)
    },
    setScheme: (next) => {
      keep('hub.scheme', next)
      chooseScheme(next)
    },
  }
  return (
    <PreferenceContext value={preference}>
      <IntlProvider locale={language} messages={catalogues[language]} defaultLocale="vi">
        {children}
      </IntlProvider>
    </PreferenceContext>
  )
}

/** Language and colour scheme in force, and how to change them. */
export function usePreference(): Preference {
  const preference = useContext(PreferenceContext)
  if (!preference) throw new Error('usePreference is used outside PreferenceProvider.')
  return preference
}
