import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rolldownOptions: {
        // disarm is a file of its own: every worker thread of an engine starts in it.
        input: { main: at('electron/main.ts'), boot: at('electron/engines/boot.ts'), disarm: at('electron/engines/disarm.ts') },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload must be CommonJS and one file: it can require nothing but electron.
      externalizeDeps: { exclude: ['zod'] },
      rolldownOptions: { input: at('electron/preload.ts'), output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src'),
    base: './',
    // resources/ holds 60 MB of fonts and models the window must not get a copy of (pitfall P22).
    publicDir: false,
    worker: { format: 'es' },
    build: { outDir: at('out/renderer'), emptyOutDir: true, minify: true, rolldownOptions: { input: { index: at('src/index.html'), hidden: at('src/hidden.html') } } },
    plugins: [react()],
  },
})
