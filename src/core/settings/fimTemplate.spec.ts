import { isBadTemplate, parseFimTemplate } from './fimTemplate';

describe('a fill-in-the-middle template', () => {
  it.each([
    ['{prefix}'],
    ['<fim_prefix>{prefix}<fim_suffix><fim_middle>'],
    ['{prefix}{prefix}'],
    ['{prefix}{suffix}{suffix}'],
    ['{Prefix} {suffix}'],
    ['fim']
  ])('can’t be %j', setting => {
    expect(isBadTemplate(setting)).toBe(true);
    expect(parseFimTemplate(setting)).toBeNull();
  });

  it.each([
    '',
    '  \n',
    '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>',
    '{suffix}{prefix}'
  ])('can be %j', setting => {
    expect(isBadTemplate(setting)).toBe(false);
  });
});
