import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const server = process.env.HUB_DEV_SERVER ?? 'http://127.0.0.1:4000'
const proxy = { '/graphql': server, '/tiles': server }

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, host: '127.0.0.1', proxy },
  preview: { port: 4173, host: '127.0.0.1', proxy },
  build: {
    target: 'es2022',
    // Without inlining, everything the page needs is a file of this origin, and the content security policy can stay strict.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1300,
    rolldownOptions: {
      input: { index: page('index.html'), graphiql: page('graphiql.html') },
      // The PDF library names these for what it is never asked here, drawing HTML and SVG; they are not installed.
      external: ['canvg', 'core-js', 'dompurify', 'html2canvas'],
      // The map library changes seldom and is most of the map page: apart, it stays in the browser's cache when our own code changes.
      output: { codeSplitting: { groups: [{ name: 'maplibre', test: /node_modules\/maplibre-gl\// }] } },
    },
  },
})
