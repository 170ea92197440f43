import { describe, expect, test } from 'vitest';
import { maskPhone, maskText } from '../../../shared/domain/mask';
import fc from '../../helpers/fc.ts';

describe('the masked copy', () => {
  test.each([
    ['回拨13800001234。', '回拨138××××1234。'],
    ['+86 138 0000 1234', '+86 138 ×××× 1234'],
    ['+8613800001234', '+86138××××1234'],
    ['0086-13800001234', '0086-138××××1234'],
    ['138-0000-1234 王某', '138-××××-1234 王某'],
    ['微信wx13800001234', '微信wx138××××1234'],
    ['１３８００００１２３４', '１３８××××１２３４'],
    ['卫星电话17401234567', '卫星电话174××××4567'],
    ['两个号：13800001234、15900005678', '两个号：138××××1234、159××××5678'],
  ])('hides the middle of a mobile number: %s', (text, masked) => expect(maskText(text)).toBe(masked));

  test.each([
    ['0591-87654321转8012', '0591-××××4321转8012'],
    ['（0591）87654321', '（0591）××××4321'],
    ['(010)62345678', '(010)××××5678'],
    ['059187654321', '0591××××4321'],
    ['0591 8765 4321', '0591 ×××× 4321'],
    ['+86 591 87654321', '+86 591 ××××4321'],
    ['0596-2345678', '0596-×××5678'],
    ['电话：8765432，找他', '电话：×××5432，找他'],
  ])('hides a landline but its area and end: %s', (text, masked) => expect(maskText(text)).toBe(masked));

  test.each([
    ['350122198801011234', '3501××××××××××××34'],
    ['身份证35012219880101123X，', '身份证3501××××××××××××3X，'],
    ['350122 19880101 1234', '3501××××××××××××34'],
    ['35012219880101123x', '3501××××××××××××3x'],
    ['350122880101123', '3501×××××××××23'],
  ])('hides an identity number but its region and end: %s', (text, masked) =>
    expect(maskText(text)).toBe(masked));

  test.each([
    '投入13800001234元',
    '损失1380万元，转移13200000000元以上',
    '2026-09-12 02:38 至 2026-09-12 03:26',
    '20260912023800',
    '51152741600000_20260823170800',
    '国办发〔2024〕12345678号',
    '闽防指办明电2026091号',
    '累计降雨168.4毫米，库容12345678立方',
    '人口8765432人',
    '经度119.30123456，纬度26.08123456',
    '0912-20260912',
    '请打119、120、12379、95598',
    'IDC 1234567890123456',
    '00000000-0000-4000-8000-138000012345',
    '102人，33车',
    '',
  ])('leaves alone what is no such number: %s', (text) => expect(maskText(text)).toBe(text));

  test('a field for a telephone keeps no more than its last four digits, and short public numbers as they are', () => {
    expect(maskPhone('87654321')).toBe('××××4321');
    expect(maskPhone('8765432')).toBe('×××5432');
    expect(maskPhone('13800001234')).toBe('138××××1234');
    expect(maskPhone('852 2123 4567')).toBe('××× ×××× 4567');
    expect(maskPhone('119')).toBe('119');
    expect(maskPhone('12379')).toBe('12379');
    expect(maskPhone('')).toBe('');
  });

  test('a masked text masks to itself, and no eleven digits of a mobile survive anywhere in a text', () => {
    const around = fc.constantFrom('', ' ', '，', '电话', '：', '（', '\n', '来电 ');
    const after = fc.constantFrom('', ' ', '，', '。', '）', '\n', '转', '×');
    const mobile = fc
      .tuple(fc.constantFrom('13', '15', '17', '18', '19'), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([head, rest]) => `${head}${String(rest).padStart(9, '0')}`);
    fc.assert(
      fc.property(fc.string(), around, mobile, after, (text, before, phone, end) => {
        const words = text.replaceAll(/[0-9０-９.〔_]/g, '');
        const masked = maskText(`${words}${before}${phone}${end}雨大`);
        expect(masked).not.toContain(phone);
        expect(masked).toContain(phone.slice(-4));
        expect(maskText(masked)).toBe(masked);
      }),
      { numRuns: 300 },
    );
  });
});
