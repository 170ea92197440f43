/** Hashing bit by bit, so that a large attachment never stands in memory. */
export type Hasher = { readonly update: (bytes: Uint8Array) => void; readonly digest: () => Uint8Array };

/**
 * What the checks of a sealed package need from outside. The console brings node:crypto, the page that lies in the package brings its own
 * implementation: a browser without Ed25519 must do too.
 */
export type Tools = {
  readonly sha256: () => Hasher;
  /** Ed25519; `publicKey` is the 32 raw bytes. Never throws. */
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  readonly encode: (text: string) => Uint8Array;
  /** throws when the bytes are no UTF-8; a byte order mark stays in the text */
  readonly decode: (bytes: Uint8Array) => string;
};

/** Bytes that are read as they are asked for: a file on disk or a file that was dropped on a page. */
export type Source = {
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};
