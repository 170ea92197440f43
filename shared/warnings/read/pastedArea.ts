import type { Doubts } from './doubts';
import { forecastClauses } from './pastedSpan';

const END = '(?:街道|社区|流域|海域|沿海|海面|渔场|海峡|林场|省|市|县|区|乡|镇|村|湾)';
const NAME = `[\\u4e00-\\u9fa5]{1,8}?${END}(?:海峡|沿海|海域|海面|流域|渔场)?(?:[东南西北中]{1,2}部)?`;
const LIST = new RegExp(
  `${NAME}(?:(?:[、和及与]|以及)${NAME})*(?:等(?:\\d{1,3}个?)?(?:地|乡镇|县区|市县|县市|街道)?)?`,
  'g',
);
const LABELLED =
  /(?:预警|影响|发布|涉及|覆盖|受影响|风险)(?:区域|范围|地区|对象|地域)[:为]\s*([^。;\n]{2,300})/g;
const ADDRESSED = new RegExp(`(?:对|向|为)(${LIST.source})(?:发布|解除|启动)`, 'g');
/** Words that run into a name from its left. */
const LEFT =
  /^.*(?:预计|未来|今后|小时内?|天内|影响下?|将|在|对|受|仍|其中|可能|夜间|白天|今天|明天|凌晨|上午|下午|时至|位于|本次|全部|当前|目前|有|到|至|的|日|时|起|内|使|给)(?=[\u4e00-\u9fa5]{2})/;
const NO_PLACE =
  /^(?:山|城|地|灾|库|景|小|辖|低洼地|危险|城镇|低洼|施工|作业|滑坡易发|易涝|老旧小|大部地|局部地|部分地|部分乡|上|超|城乡|乡|村|镇|县|市|区|各乡|各县|各|沿|近|多|该)(?:区|市|镇|村|县|乡|街道|海)?$/;
const OWN = /^(?:我|本|全|各)(?:省|市|县|区|镇|乡|域)/;

type Place = { readonly names: readonly string[]; readonly words: string };

function placesIn(clause: string): readonly Place[] {
  return [...clause.matchAll(LIST)].flatMap(([words]) => {
    const names = words
      .replace(/等(?:\d{1,3}个?)?(?:地|乡镇|县区|市县|县市|街道)?$/, '')
      .split(/以及|[、和及与]/)
      .map((name) => name.replace(LEFT, ''))
      .filter((name) => name.length > 1 && !NO_PLACE.test(name));
    return names.length === 0 ? [] : [{ names, words: words.replace(LEFT, '') }];
  });
}

const split = (words: string): readonly string[] =>
  words
    .replace(/^(?:为|:)/, '')
    .replace(/等(?:地|乡镇)?(?:区域)?$/, '')
    .split(/[、,]|以及/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The places that a text names for the warning. A labelled area goes before what stands in the forecast; 我县 is a question, with the issuer's place as answer. */
export function areaIn(text: string, issuerPlace: string, book: Doubts): readonly string[] {
  const offered = issuerPlace.length < 2 ? [] : [issuerPlace];
  const labels = [...text.matchAll(LABELLED)].map(([, words = '']) => split(words));
  const addressed = [...text.matchAll(ADDRESSED)].flatMap(([, words = '']) =>
    placesIn(words).map(({ names }) => names),
  );
  const said = labels.length > 0 ? labels : addressed;
  const lists =
    said.length > 0
      ? said
      : forecastClauses(text).flatMap((clause) => placesIn(clause).map(({ names }) => names));
  const own = lists.flat().find((name) => OWN.test(name));
  if (own !== undefined) {
    book.doubt('area', 'ambiguous', own, offered);
    return [];
  }
  const different = withoutParts(lists);
  const [first] = different;
  if (!first) {
    book.doubt('area', 'missing', '', offered);
    return [];
  }
  if (different.length > 1) {
    book.doubt(
      'area',
      'ambiguous',
      different.map((one) => one.join('、')).join(' / '),
      different.map((one) => one.join('、')),
    );
    return [];
  }
  return first;
}

/** Lists that add no place to another one fall away. */
function withoutParts(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const unique = [...new Map(lists.map((one) => [one.join('、'), one])).values()];
  const holds = (list: readonly string[], other: readonly string[]): boolean =>
    other.every((name) => list.some((one) => one.includes(name)));
  return unique.filter((one) => !unique.some((other) => other !== one && holds(other, one)));
}
