import type { ReactNode } from 'react';

export default function SettingsScreen(_props: object): ReactNode {
  return null;
}
