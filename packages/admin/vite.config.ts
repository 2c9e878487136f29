/** The build: hashed files, compressed once here instead of at every request. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Below this a compressed file saves no packet. */
const compressFromBytes = 1_024

/** Writes `.br` and `.gz` beside what a browser may ask for; the server picks by what the browser accepts. */
function precompress(): Plugin {
  let folder = ''
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir.startsWith('/') ? config.build.outDir : join(config.root, config.build.outDir)
    },
    async closeBundle() {
      for (const name of await readdir(folder, { recursive: true })) {
        if (!/\.(js|css|svg)$/.test(name)) continue
        const path = join(folder, name)
        const bytes = await readFile(path)
        if (bytes.length < compressFromBytes) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }))
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
      }
    },
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  build: {
    // The first browsers with light-dark(), by which every colour says what it is in the dark, and with popovers.
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    // Said by the build itself only when something grew out of proportion.
    chunkSizeWarningLimit: 400,
    // A file inlined as data: would need a looser content-security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
