export type Pair = { readonly zh: string; readonly en: string };
