import type { CellValue, TallyColumn, TallyUnit } from './sheet';

/** A value as it is written on paper and in a chat: yes/no in words, nothing where there is none. */
export function valueText(value: CellValue | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value);
}

/** A sheet as a chat text 接龙: one numbered line per unit that has a value, to be pasted into the group or read back here. */
export function asSolitaire(
  units: readonly TallyUnit[],
  columns: readonly TallyColumn[],
  valueAt: (unit: string, column: string) => CellValue | null,
): string {
  const lines = units.flatMap((unit) => {
    const parts = columns.flatMap((column) => {
      const value = valueAt(unit.code, column.id);
      if (value === null) return [];
      return column.kind === 'number'
        ? `${column.name}${value}${column.unit}`
        : `${column.name}：${valueText(value)}`;
    });
    return parts.length === 0 ? [] : [`${unit.name} ${parts.join('，')}`];
  });
  return lines.map((line, place) => `${place + 1}. ${line}`).join('\n');
}
