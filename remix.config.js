import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

/** @type {import('@remix-run/dev').VitePluginConfig} */
export const options = {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
    v3_routeConfig: true,
  },
}

export default defineConfig({
  plugins: [remix(options)],
  publicDir: 'app/assets/public',
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // Said outright, or the server build leaves it out and hydrated pages load a second copy of the style sheet under another name.
    cssMinify: 'esbuild',
    // Every message is a module of its own; without this each shared one would become a file of 150 bytes.
    rollupOptions: { output: { experimentalMinChunkSize: 20_000 } },
  },
  worker: { format: 'es' },
  // The database of the demo lives below .data and changes all the time.
  server: { watch: { ignored: ['**/.data/**', '**/build/**', '**/test-results/**', '**/tests/**'] } },
  // Native code of the server, which the search for browser packages in development would trip over.
  optimizeDeps: { exclude: ['@node-rs/argon2', 'sharp', 'libheif-js'] },
  // One copy of the modules that keep state: the server hands its own instances over in the request context.
  ssr: { external: ['pino', 'postgres', 'pg', '@prisma/client', '@prisma/adapter-pg', 'graphile-worker'] },
})
