import { createPrefixGrammar, healPrompt, TailStripper } from './healing';

describe('heal', () => {
  it.each([
    ['in a word', 'pri', '', 'pri'],
    ['in a word after a blank', 'x = pri', 'x =', ' pri'],
    ['in an indented word', 'if x:\n    pri', 'if x:', '\n    pri'],
    ['after a blank', 'return ', 'return', ' '],
    ['after a dot', 'import x\nplt.', 'import x\nplt', '.'],
    ['in an attribute', 'plt.pl', 'plt', '.pl'],
    ['after a bracket', 'print(', 'print', '('],
    ['in an argument', 'print(val', 'print', '(val'],
    ['after a comment', '# Draw it', '# Draw', ' it'],
    ['at a line start', '# Draw it\n', '# Draw it', '\n'],
    ['in an indentation', 'def f():\n    ', 'def f():', '\n    '],
    ['after an empty line', 'x = 1\n\n', 'x = 1', '\n\n'],
    ['after a digit', 'QuantumCircuit(12', 'QuantumCircuit(12', ''],
    ['with nothing', '', '', '']
  ])('takes the last token off a prompt that ends %s', (_, all, rest, tail) => {
    expect(healPrompt(all)).toEqual({ prompt: rest, tail });
  });

  it('leaves what is no single token alone', () => {
    const data = `x = "${'a'.repeat(100)}`;
    expect(healPrompt(data)).toEqual({ prompt: data, tail: '' });
    const blanks = `x = 1${' '.repeat(100)}`;
    expect(healPrompt(blanks)).toEqual({ prompt: blanks, tail: '' });
  });

  it('leaves letters alone that a model reads as bytes', () => {
    expect(healPrompt('# Verschränkung ü').tail).toBe('');
    expect(healPrompt('print("🐈').tail).toBe('');
  });
});

describe('beginningWith', () => {
  it('escapes what has a meaning in a grammar', () => {
    expect(createPrefixGrammar('"\\')).toBe(
      'root ::= "\\"\\\\" [\\x00-\\U0010FFFF]*'
    );
    expect(createPrefixGrammar('\t')).toContain('"\\t"');
  });

  it('wants something on a line that was begun', () => {
    expect(createPrefixGrammar('\n    ')).toBe(
      'root ::= "\\n    " [^\\n] [\\x00-\\U0010FFFF]*'
    );
  });
});

describe('TailStripper', () => {
  it.each([[['print(1)']], [['pri', 'nt(1)']], [['p', 'ri', 'nt', '(1)']]])(
    'takes the tail off %j',
    pieces => {
      const strip = new TailStripper('pri');
      expect(pieces.map(piece => strip.push(piece)).join('')).toBe('nt(1)');
    }
  );
});
