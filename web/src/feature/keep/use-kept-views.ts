import { useStoredText } from '../../stored-text.ts'
import { type KeptView, keptKey, textFromViews, viewsFromText } from './kept-view.ts'

/** Views that are kept in this browser, and how to keep others; `false` says that the browser keeps nothing. */
export function useKeptViews(): [readonly KeptView[], (views: readonly KeptView[]) => boolean] {
  const [text, write] = useStoredText(keptKey)
  return [viewsFromText(text), (views) => write(textFromViews(views))]
}
