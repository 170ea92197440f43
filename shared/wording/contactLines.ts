import type { Pair, Reader } from './lineReader';

const who = (p: Reader): string =>
  [p.text('unit'), p.text('post'), p.text('name')].filter((part) => part !== '').join(' ');

/** Lines of the contacts book 通讯录. */
export const CONTACT_LINES: Readonly<Record<string, Pair>> = {
  'contact.saved': {
    zh: (p) => `通讯录${p.number('isNew') === 1 ? '新增' : '修改'}：${who(p)}`,
    en: (p) => `Contacts: ${who(p)} ${p.number('isNew') === 1 ? 'added' : 'changed'}`,
  },
  'contact.number_corrected': {
    zh: (p) =>
      p.text('right') === ''
        ? `号码有误：${who(p)} ${p.text('wrong')}，正确号码待查`
        : `改号：${who(p)} ${p.text('wrong')} → ${p.text('right')}`,
    en: (p) =>
      p.text('right') === ''
        ? `Wrong number: ${who(p)} ${p.text('wrong')}, the right one is not known yet`
        : `Number corrected: ${who(p)} ${p.text('wrong')} → ${p.text('right')}`,
  },
  'contact.confirmed': {
    zh: (p) =>
      p.number('count') === 1 ? `通讯录核实：${who(p)}` : `通讯录核实：${who(p)}等 ${p.number('count')} 条`,
    en: (p) =>
      p.number('count') === 1
        ? `Contact confirmed: ${who(p)}`
        : `Contacts confirmed: ${who(p)} and ${p.number('count') - 1} more`,
  },
  'contact.removed': {
    zh: (p) => `通讯录删除：${who(p)}。${p.text('reason')}`,
    en: (p) => `Contact removed: ${who(p)}. ${p.text('reason')}`,
  },
  'contact.revealed': {
    zh: (p) => `查看领导私人号码：${who(p)}；事由：${p.text('reason')}`,
    en: (p) => `Private numbers looked at: ${who(p)}; why: ${p.text('reason')}`,
  },
  'contact.imported': {
    zh: (p) =>
      `通讯录导入 ${p.text('fileName')}：新增 ${p.number('added')}，更新 ${p.number('changed')}，无变化 ${p.number('unchanged')}，未导入 ${p.number('refused')}`,
    en: (p) =>
      `Contacts imported from ${p.text('fileName')}: ${p.number('added')} added, ${p.number('changed')} changed, ${p.number('unchanged')} unchanged, ${p.number('refused')} refused`,
  },
};
