import type { ReactNode } from 'react';

/** A key or combination, e.g. `<Kbd>Ctrl+Enter</Kbd>`. */
export function Kbd(props: { readonly children: string }): ReactNode {
  return <kbd className="kbd">{props.children}</kbd>;
}
