import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inRepo } from '../../scripts/repo.ts';
import { violations } from '../helpers/axe';
import { expect, LARGE, type Locale, type Scheme, SMALL, setLook, test } from '../helpers/e2e';
import { overflows } from '../helpers/e2eOverflows';
import { boardPainted, openRoom, openShift, ROOM, recordLandslide } from '../helpers/e2eRoom';
import { SCREENS } from './layoutScreens';
import type { Screen } from './layoutWays';

/** Names and words that this room's people typed in Chinese, lists that are its settings, what was searched for: they stay Chinese on the English screen. */
const TYPED =
  /划定重点区|预置力量|转移人员|三个在前|三个精准|三个联动|精准[^\s，。]*|(?:预警|预置|转移)在前|省、市、县贯通|上下游衔接|气象、水文、防汛和基层干部互动|岚溪县应急值班室|枫坪镇[^\s，。]*|上坑村滑坡|屋后山体滑坡，三人被困，下方还住着二十六人。|陈瑜|黄志|林建国|王海|值班员|电话|语言|中文|值守台|停电包|“滑坡”|传真|视频会商|卫星电话|对讲|应急指挥系统|电源|钥匙|印章登记|密码设备/g;

const dense = (text: string): string => text.replace(/\s+/g, '');
const isPlanText = (line: string): boolean =>
  PLANS.includes(dense(line)) ||
  pieceIn(line) ||
  (line.match(/\p{Script=Han}{5,}/gu) ?? []).some((words) => PLANS.includes(words));
/** Labels of fields and names of papers in the plans: the text of a plan lists them after one another. */
const pieceIn = (line: string): boolean =>
  /^(?:Fields|Outputs): /.test(line) &&
  (line.match(/\p{Script=Han}+/gu) ?? []).every((words) => PLANS.includes(words));
/** What the work plans themselves say is Chinese too: it is the room's own text, filled in with its own names. */
const PLANS = readdirSync(inRepo('resources/work-plans'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => dense(readFileSync(inRepo('resources/work-plans', file), 'utf8')))
  .join('\n');

/** Lines on the screen with Chinese that is neither what somebody typed nor the text of a plan. */
const untranslated = (text: string): readonly string[] =>
  text.split('\n').filter((line) => {
    if (isPlanText(line)) return false;
    return /\p{Script=Han}/u.test(line.replace(TYPED, ''));
  });

/** Keys of the catalogue that stand on the screen in the place of words. */
const keysIn = (text: string): readonly string[] =>
  text.match(/\b[a-z]+(?:[A-Z][a-z]+)*\.[a-z]+[A-Za-z]*\b(?!\/)/g) ?? [];
const FILE_NAMES = /\.(?:db|key|sock|log|pdf|csv|yaml|json)$/;

async function look(
  page: Page,
  screen: Screen,
  name: string,
  locale: Locale,
  isAudited: boolean,
): Promise<void> {
  await screen.show(page);
  expect.soft(await overflows(page), name).toEqual([]);
  const text = await page.locator('body').innerText();
  expect
    .soft(
      keysIn(text).filter((key) => !FILE_NAMES.test(key)),
      name,
    )
    .toEqual([]);
  // What is said to be Chinese, as the card that is read out, is no words of the screen.
  const chinese = await page.locator('body [lang="zh-CN"]').allInnerTexts();
  // The longest first: a short one may stand inside another.
  // The name of the room too: a part of it may stand there alone.
  const own = [...chinese, ROOM.name]
    .flatMap((one) => one.split('\n'))
    .filter((one) => one.trim() !== '')
    .toSorted((one, other) => other.length - one.length);
  const rest = own.reduce((left, one) => left.replaceAll(one, ''), text);
  if (locale === 'en') expect.soft(untranslated(rest), name).toEqual([]);
  if (isAudited && !/(?:again|left)/.test(screen.name)) {
    expect.soft(await violations(page), name).toEqual([]);
  }
  await page.screenshot({ path: `out/e2e/screens/${name}.png` });
}

for (const size of [SMALL, LARGE]) {
  const title = `every screen fits ${size.width}×${size.height} and is whole, in Chinese and English, dark and light`;
  // What is whole on the small screen is whole on the large one, but for what nobody thought of: that is for the long run.
  test(title, { tag: size === SMALL ? [] : '@long' }, async ({ launch, home }) => {
    test.setTimeout(480_000);
    const { page } = await openRoom(launch, home, { locale: 'zh', scheme: 'dark', size });
    await openShift(page);
    await recordLandslide(page, 6);
    const looks: readonly [Locale, Scheme][] = [
      ['zh', 'dark'],
      ['en', 'light'],
    ];
    for (const [locale, scheme] of looks) {
      await setLook(page, locale, scheme);
      await boardPainted(page);
      for (const screen of SCREENS)
        await look(page, screen, `${size.width}-${locale}-${scheme}-${screen.name}`, locale, size === SMALL);
    }
  });
}
