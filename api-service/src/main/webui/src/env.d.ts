/// <reference types="vite/client" />

declare module '*.ts?compiled' {
  const messages: object
  export default messages
}

/** What the shell says, by language. */
declare const __SAID__: Record<string, Record<string, string>> | undefined
/** Files by view and by language; put in by build/start.ts, absent while developing. */
declare const __FILES__: Record<string, string[]> | undefined
