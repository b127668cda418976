import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  clearScreen: false,
  // Forms are mounted in tests as in the window, and not drawn as text.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  css: { lightningcss: { errorRecovery: true } },
  server: { port: 5173, strictPort: true },
  build: {
    target: 'safari16',
    outDir: 'dist',
    emptyOutDir: true,
    // The policy of the window takes fonts from its own files only, never from data.
    assetsInlineLimit: 0,
    // The PDF reader is loaded with its own screen, not at the start.
    chunkSizeWarningLimit: 900,
  },
  test: { include: ['src/**/*.test.ts'] },
});
