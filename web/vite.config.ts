import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

// The server serves index.html for every page and plain names below /ui/; it puts a fresh nonce in place of __NONCE__.
const { HEADWATER_URL } = loadEnv("", ".", "HEADWATER_");

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: "__NONCE__" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        entryFileNames: "ui/[name]-[hash].js",
        chunkFileNames: "ui/[name]-[hash].js",
        assetFileNames: "ui/[name]-[hash][extname]",
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      "/api": { target: HEADWATER_URL ?? "http://127.0.0.1:8484", changeOrigin: true },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing.ts"],
    testTimeout: 30_000,
  },
});
