const BODY =
  '(?:气象台|气象局|气象服务中心|水利局|水利厅|水务局|水文局|水文中心|水文站|水文水资源勘测(?:分)?(?:中心|局)|防汛抗旱(?:防台风)?指挥部(?:办公室)?|防汛办|防指(?:办)?|自然资源和规划局|自然资源局|自然资源厅|地质环境监测(?:中心|站)|海洋预报台|海洋预警监测中心|海洋与渔业局|海洋环境预报中心|海洋减灾中心|林业局|森林(?:草原)?防灭火指挥部(?:办公室)?|地震局|地震台网(?:中心)?|应急(?:管理)?[局厅]|减灾委员会(?:办公室)?|生态环境局|住房和城乡建设局|城市管理局|交通运输局|农业农村局|人民政府(?:办公室)?|国家预警信息发布中心)';
const NAME = `[\\u4e00-\\u9fa5]{0,16}?${BODY}`;
const NAMES = `${NAME}(?:(?:、|与|和|会同|联合|及)${NAME}){0,4}`;
/** Words that run into a name from the sentence before it. */
const LEADING = /^.*(?:根据|按照|现将|转发|收到|接到|来自|经|据|由|关于|各乡镇)/;

const JOINED = new RegExp(`(${BODY})(?:与|和|会同|联合|及)`, 'g');

const tidy = (name: string): string => name.replace(LEADING, '').replaceAll(JOINED, '$1、').trim();

/** A verb that makes the one before it the issuer, with time and manner between them. */
const VERB =
  '(?:联合|共同|于|在|今日|今天|今晨|继续|更新|再次|重新|正式|将|已|[\\d年月日时分:/. -]|上午|下午|凌晨|晚上)*(?:发布|解除|撤销|变更|升级|降级|更新|更正|测定|签发|提醒|提示|预计|预报|将[\\u4e00-\\u9fa5]{2,16}(?:升级|降级|变更|调整|更新))';

const HEADS = new RegExp(`(${NAMES})(?=${VERB})`, 'g');
const LABELS = new RegExp(`(?:发布|签发|制发|发文|预警发布)(?:单位|机构|机关|部门)[:为]\\s*(${NAMES})`, 'g');
const SIGNATURES = /【([^】\n]{2,40})】|^\s*\[([^\]\n]{4,40})\]/gm;
const ALONE = new RegExp(`^\\s*(${NAMES})\\s*$`, 'gm');

const isIssuer = (name: string): boolean => new RegExp(`^${NAMES}$`).test(name);
const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map((match) => tidy(match[1] ?? match[2] ?? '')).filter((name) => name !== '');

/** Who stands before the verb; a body of an unknown name before a known one (…、某某馆、气象局) belongs to them. */
const headsIn = (text: string): string[] =>
  [...text.matchAll(HEADS)].map(({ 1: names = '', index }) => {
    const before =
      /[\u4e00-\u9fa5、]+(?:、|与|和|会同|联合)$/.exec(text.slice(Math.max(0, index - 80), index))?.[0] ?? '';
    return tidy(`${before}${names}`);
  });

/** Shorter names of the same body fall together: 县气象台 and 岚溪县气象台. */
function withoutShorter(names: readonly string[]): readonly string[] {
  const different = [...new Set(names)];
  return different.filter((name) => !different.some((other) => other !== name && other.endsWith(name)));
}

/**
 * Who issues a pasted text: a labelled 发布单位, whoever stands before the verb, a signature in 【】, a name on a line of its own. Platforms that only pass
 * texts on (12379, 预警发布) are no issuers. All that differ are given: more than one is a question for the officer.
 */
export function issuersIn(text: string): readonly string[] {
  const labelled = withoutShorter(all(LABELS, text));
  const heads = headsIn(text).filter((name) => !name.endsWith('各'));
  if (labelled.length > 0) return withoutShorter([...labelled, ...heads]);
  const alone = all(ALONE, text);
  const signed = all(SIGNATURES, text).filter(isIssuer);
  // A joint issue names more bodies than the signature under it.
  const joint = heads.find((name) => name.includes('、'));
  const rest =
    joint === undefined
      ? [...heads, ...signed, ...alone]
      : [...heads, ...signed, ...alone].filter((name) => !joint.includes(name) || name === joint);
  return withoutShorter(rest);
}

/** 岚溪县气象台 → 岚溪县; '' where the name says no place. */
export const placeOfIssuer = (issuer: string): string => {
  const [first = ''] = issuer.split('、');
  return first.replace(new RegExp(`${BODY}$`), '');
};
