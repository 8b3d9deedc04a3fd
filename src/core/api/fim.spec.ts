import { isBadTemplate, parseFimTemplate } from './fim';
import { fillTemplate } from './fimPrompt';

const QWEN = '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>';

function fill(setting: string, prefix: string, suffix: string): string {
  const template = parseFimTemplate(setting);
  if (template === null) {
    throw new Error(`No template: ${setting}`);
  }
  return fillTemplate(template, prefix, suffix);
}

describe('a template', () => {
  it.each([
    ['of Qwen', QWEN, '<|fim_prefix|>a(<|fim_suffix|>)<|fim_middle|>'],
    [
      'of CodeLlama, which has blanks',
      '<PRE> {prefix} <SUF>{suffix} <MID>',
      '<PRE> a( <SUF>) <MID>'
    ],
    [
      'that wants the suffix first',
      '[SUFFIX]{suffix}[PREFIX]{prefix}',
      '[SUFFIX])[PREFIX]a('
    ]
  ])('%s is filled', (_, setting, expected) => {
    expect(fill(setting, 'a(', ')')).toBe(expected);
  });

  it('takes what the texts say as it is', () => {
    expect(fill('<P>{prefix}<S>{suffix}', '{suffix} $&', '{prefix}')).toBe(
      '<P>{suffix} $&<S>{prefix}'
    );
  });

  it.each([
    ['{prefix}'],
    ['<fim_prefix>{prefix}<fim_suffix><fim_middle>'],
    ['{prefix}{prefix}'],
    ['{prefix}{suffix}{suffix}'],
    ['{Prefix} {suffix}'],
    ['fim']
  ])('is not %j', setting => {
    expect(isBadTemplate(setting)).toBe(true);
    expect(parseFimTemplate(setting)).toBeNull();
  });

  it.each(['', '  \n', QWEN, '{suffix}{prefix}'])('may be %j', setting => {
    expect(isBadTemplate(setting)).toBe(false);
  });
});

describe('a text that has a token of the template', () => {
  const between = (prefix: string, suffix: string) =>
    fill(QWEN, prefix, suffix).split(/<\|fim_\w+\|>/);

  it.each([
    ['above', 'x = "<|fim_prefix|>"\ny = 1\nz', 'y = 1\nz'],
    ['twice above', '<|fim_prefix|>\n<|fim_middle|>\nz', 'z'],
    ['on the cursor’s line', 'y = 1\nx = "<|fim_suffix|> z', ' z'],
    ['not', 'x = "<|endoftext|>"\nz', 'x = "<|endoftext|>"\nz']
  ])('%s is cut after it', (_, prefix, kept) => {
    expect(between(prefix, '\nend')).toEqual(['', kept, '\nend', '']);
  });

  it.each([
    ['below', ')\ny = 1\nx = "<|fim_prefix|>"', ')\ny = 1'],
    ['on the cursor’s line', ' + "<|fim_suffix|>"\ny = 1', '']
  ])('%s is cut before it', (_, suffix, kept) => {
    expect(between('x', suffix)).toEqual(['', 'x', kept, '']);
  });
});
