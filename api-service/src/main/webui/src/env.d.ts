/// <reference types="vite/client" />

/** Files by view and by language. Set by build/inlineBoot.ts, absent during development. */
declare const __FILES__: Record<string, string[]> | undefined
