import { readFileSync } from 'node:fs'
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

const VISION_FILES = ['vision_wasm_internal.js', 'vision_wasm_internal.wasm']
const readVisionFile = (name) =>
  readFileSync(new URL(`node_modules/@mediapipe/tasks-vision/wasm/${name}`, import.meta.url))

/**
 * The engine that finds people in camera pictures loads its parts by name from one folder; by default that is a foreign server. Here it is
 * our own origin. Only the files for processors with SIMD: a browser without could not keep up anyway.
 *
 * @returns {import('vite').Plugin}
 */
function visionFiles() {
  let forServer = false
  return {
    name: 'vision-files',
    configResolved: (config) => {
      forServer = Boolean(config.build.ssr)
    },
    configureServer: (server) => {
      server.middlewares.use('/vision', (request, response, next) => {
        const name = VISION_FILES.find((file) => request.url === `/${file}`)
        if (!name) return next()
        response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'application/wasm')
        response.end(readVisionFile(name))
      })
    },
    generateBundle() {
      if (forServer) return
      for (const name of VISION_FILES)
        this.emitFile({ type: 'asset', fileName: `vision/${name}`, source: readVisionFile(name) })
    },
  }
}

export default defineConfig({
  plugins: [remix(options), visionFiles()],
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
