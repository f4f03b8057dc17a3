import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', environment: 'node', include: ['test/{core,app,shell,electron,regressions,i18n,resources,bench}/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'component', environment: 'jsdom', include: ['test/ui/**/*.test.tsx'], testTimeout: 30_000 } },
      { test: { name: 'e2e', environment: 'node', include: ['test/e2e/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 120_000, fileParallelism: false } },
    ],
  },
})
