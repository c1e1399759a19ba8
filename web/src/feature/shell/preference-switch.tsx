import { Moon, Sun, SunMoon } from 'lucide-react'
import { useText } from '../../message/text.ts'
import { schemesOfColour, usePreference } from '../../preference.tsx'
import { Segmented } from '../../ui/segmented.tsx'

/** Vietnamese or English, each written in itself. */
export function LanguageSwitch() {
  const text = useText()
  const { language, setLanguage } = usePreference()
  return (
    <Segmented
      label={text('language.label')}
      quiet
      value={language}
      onChange={setLanguage}
      options={[
        {
          value: 'vi',
          label: (
            <abbr lang="vi" title="Tiếng Việt">
              VI
            </abbr>
          ),
        },
        {
          value: 'en',
          label: (
            <abbr lang="en" title="English">
              EN
            </abbr>
          ),
        },
      ]}
    />
  )
}

const icons = { system: SunMoon, light: Sun, dark: Moon } as const
const words = { system: 'scheme.system', light: 'scheme.light', dark: 'scheme.dark' } as const

/** One button that goes round: as the system, light, dark. */
export function SchemeSwitch() {
  const text = useText()
  const { scheme, setScheme } = usePreference()
  const next = schemesOfColour[(schemesOfColour.indexOf(scheme) + 1) % schemesOfColour.length] ?? 'system'
  const Icon = icons[scheme]
  const label = text('scheme.label', { now: text(words[scheme]), next: text(words[next]) })
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => setScheme(next)}>
      <Icon size={18} aria-hidden="true" />
    </button>
  )
}
