import { parseFimTemplate } from '../settings/fimTemplate';
import { fillTemplate } from './fimPrompt';

const QWEN = '<|fim_prefix|>{prefix}<|fim_suffix|>{suffix}<|fim_middle|>';

function fill(setting: string, prefix: string, suffix: string): string {
  const template = parseFimTemplate(setting);
  if (template === null) {
    throw new Error(`No template: ${setting}`);
  }
  return fillTemplate(template, prefix, suffix);
}

describe('a fill-in-the-middle prompt', () => {
  it.each([
    ['of Qwen', QWEN, '<|fim_prefix|>a(<|fim_suffix|>)<|fim_middle|>'],
    [
      'of CodeLlama, which has blanks',
      '<PRE> {prefix} <SUF>{suffix} <MID>',
      '<PRE> a( <SUF>) <MID>'
    ],
    [
      'with the suffix first',
      '[SUFFIX]{suffix}[PREFIX]{prefix}',
      '[SUFFIX])[PREFIX]a('
    ]
  ])('fills the template %s', (_, setting, expected) => {
    expect(fill(setting, 'a(', ')')).toBe(expected);
  });

  it('inserts placeholders and patterns in the code literally', () => {
    expect(fill('<P>{prefix}<S>{suffix}', '{suffix} $&', '{prefix}')).toBe(
      '<P>{suffix} $&<S>{prefix}'
    );
  });
});

describe('code that contains a special token of the template', () => {
  const splitPrompt = (prefix: string, suffix: string) =>
    fill(QWEN, prefix, suffix).split(/<\|fim_\w+\|>/);

  it.each([
    ['above the cursor', 'x = "<|fim_prefix|>"\ny = 1\nz', 'y = 1\nz'],
    ['twice above the cursor', '<|fim_prefix|>\n<|fim_middle|>\nz', 'z'],
    ['on the cursor’s line', 'y = 1\nx = "<|fim_suffix|> z', ' z'],
    [
      'of another model, kept whole',
      'x = "<|endoftext|>"\nz',
      'x = "<|endoftext|>"\nz'
    ]
  ])('%s is cut after that token', (_, prefix, kept) => {
    expect(splitPrompt(prefix, '\nend')).toEqual(['', kept, '\nend', '']);
  });

  it.each([
    ['below the cursor', ')\ny = 1\nx = "<|fim_prefix|>"', ')\ny = 1'],
    ['on the cursor’s line', ' + "<|fim_suffix|>"\ny = 1', '']
  ])('%s is cut before that token', (_, suffix, kept) => {
    expect(splitPrompt('x', suffix)).toEqual(['', 'x', kept, '']);
  });
});
