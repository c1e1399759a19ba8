import './style/font.css'
import './style/token.css'
import './style/base.css'
import './style/component.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api.ts'
import { App } from './app.tsx'
import { PreferenceProvider } from './preference.tsx'
import { useSession } from './session.ts'

/** Draws everything anew when the reader changes: what one reader was shown must not stay before the eyes of the next. */
function Turn() {
  const { turn } = useSession()
  return <App key={turn} />
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id root.')

createRoot(root).render(
  <StrictMode>
    <PreferenceProvider>
      <QueryClientProvider client={queryClient}>
        <Turn />
      </QueryClientProvider>
    </PreferenceProvider>
  </StrictMode>,
)
