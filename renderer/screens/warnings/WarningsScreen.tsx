import type { ReactNode } from 'react';

export default function WarningsScreen(_props: object): ReactNode {
  return null;
}
