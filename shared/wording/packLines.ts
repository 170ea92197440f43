import { serialText } from '../rules/packs';

/** What a line of the desk says about a bulletin or a pack; the parameters are those of its projector. */
type Params = { text(name: string): string; number(name: string): number };
type Pair = { readonly zh: (p: Params) => string; readonly en: (p: Params) => string };

/** Why a pack was not printed or not made; what main does not know by a name is shown as it is. */
export const PACK_REASONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  no_printer: { zh: '这台机器没有打印机', en: 'this machine has no printer' },
  printer_missing: { zh: '找不到设定的打印机', en: 'the printer in the settings is not there' },
  print_off: { zh: '自动打印已关闭', en: 'printing by itself is off' },
  disk_full: { zh: '磁盘已满', en: 'the disk is full' },
};

export function packReason(reason: string, locale: 'zh' | 'en'): string {
  return PACK_REASONS[reason]?.[locale] ?? reason;
}

const serials = (p: Params, none: string): string => {
  const [first, last] = [p.number('firstSerial'), p.number('lastSerial')];
  return last < first ? none : `№ ${serialText(first)}–${serialText(last)}`;
};

export const PACK_LINES: Readonly<Record<string, Pair>> = {
  'bulletin.issued': {
    zh: (p) =>
      `值班快报第${p.number('number')}期（总第${p.number('total')}期）：${p.text('title')}${p.text('signedBy') === '' ? '' : `，${p.text('signedBy')}签发`}`,
    en: (p) =>
      `Bulletin no. ${p.number('number')} (${p.number('total')} in all): ${p.text('title')}${p.text('signedBy') === '' ? '' : `, released by ${p.text('signedBy')}`}`,
  },
  'pack.made': {
    zh: (p) => {
      const forms = serials(p, '无空白单');
      if (p.text('outcome') === 'failed')
        return `停电包没有做成：${packReason(p.text('reason'), 'zh')}。请人工打印`;
      if (p.text('outcome') === 'printed')
        return `停电包已打印（${p.text('printer')}）并存 ${p.text('fileName')}，${forms}`;
      return `停电包已存 ${p.text('fileName')}，没有打印：${packReason(p.text('reason'), 'zh')}，${forms}`;
    },
    en: (p) => {
      const forms = serials(p, 'no blank forms');
      if (p.text('outcome') === 'failed')
        return `Downtime pack NOT made: ${packReason(p.text('reason'), 'en')}. Print one by hand`;
      if (p.text('outcome') === 'printed')
        return `Downtime pack printed (${p.text('printer')}) and kept as ${p.text('fileName')}, ${forms}`;
      return `Downtime pack kept as ${p.text('fileName')}, not printed: ${packReason(p.text('reason'), 'en')}, ${forms}`;
    },
  },
};
