import type { ReactNode } from 'react';
import type { AreaRow } from '../../../shared/contract/areas/contacts';
import { useDesk } from '../../bridge/hooks';
import { useText } from '../../i18n';
import { chainOf } from './model';

type Picked = { readonly code: string; readonly name: string };

/** One level: which division below `parent`; choosing nothing stays at the level above. */
function Level(props: {
  readonly parent: Picked | null;
  readonly value: string;
  readonly label: string;
  readonly at: number;
  readonly onPick: (area: Picked) => void;
}): ReactNode {
  const t = useText('contacts');
  const { parent, value } = props;
  const rows: readonly AreaRow[] =
    useDesk('area.children', { code: parent?.code ?? null }, { keep: true }).data ?? [];
  if (rows.length === 0 && parent !== null) return null;
  return (
    <select
      className="field"
      lang="zh-CN"
      aria-label={props.label}
      value={value}
      onChange={(event) => {
        const code = event.currentTarget.value;
        const row = rows.find((one) => one.code === code);
        props.onPick(row ?? parent ?? { code: '', name: '' });
      }}
      data-testid={`contact-area-${props.at}`}
    >
      <option value="">{parent === null ? t('areaNone') : t('areaHere')}</option>
      {rows.map((row) => (
        <option key={row.code} value={row.code}>
          {row.name}
        </option>
      ))}
    </select>
  );
}

/** A division, chosen level by level from the room's own or from a province down. */
export function AreaPicker(props: {
  readonly value: Picked;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onPick: (area: Picked) => void;
}): ReactNode {
  const own = useDesk('system.status', {}).data?.room?.divisionCode ?? '';
  const chain = chainOf(props.value.code, own);
  const isRoomy = props.value.code.length < 12;
  const levels = isRoomy ? [...chain, ''] : chain;
  return (
    <div className={props.className}>
      {levels.map((code, at) => {
        const above = chain[at - 1];
        const parent =
          at === 0 ? null : { code: above ?? '', name: at === chain.length ? props.value.name : '' };
        return (
          <Level
            key={above ?? 'top'}
            at={at}
            parent={parent}
            value={code}
            label={`${props.label} ${at + 1}`}
            onPick={props.onPick}
          />
        );
      })}
    </div>
  );
}
