import { createPrefixGrammar, healPrompt, TailStripper } from './healing';

describe('healPrompt', () => {
  it.each([
    ['in a word', 'pri', '', 'pri'],
    ['in a word after a space', 'x = pri', 'x =', ' pri'],
    ['in an indented word', 'if x:\n    pri', 'if x:', '\n    pri'],
    ['after a space', 'return ', 'return', ' '],
    ['after a dot', 'import x\nplt.', 'import x\nplt', '.'],
    ['in an attribute', 'plt.pl', 'plt', '.pl'],
    ['after a bracket', 'print(', 'print', '('],
    ['in an argument', 'print(val', 'print', '(val'],
    ['after a comment', '# Draw it', '# Draw', ' it'],
    ['at a line start', '# Draw it\n', '# Draw it', '\n'],
    ['in an indentation', 'def f():\n    ', 'def f():', '\n    '],
    ['after an empty line', 'x = 1\n\n', 'x = 1', '\n\n'],
    ['after a digit', 'QuantumCircuit(12', 'QuantumCircuit(12', ''],
    ['before it begins', '', '', '']
  ])(
    'removes the last token of a prompt that ends %s',
    (_, text, prompt, tail) => {
      expect(healPrompt(text)).toEqual({ prompt, tail });
    }
  );

  it('removes nothing that is too long for a single token', () => {
    const data = `x = "${'a'.repeat(100)}`;
    expect(healPrompt(data)).toEqual({ prompt: data, tail: '' });
    const blanks = `x = 1${' '.repeat(100)}`;
    expect(healPrompt(blanks)).toEqual({ prompt: blanks, tail: '' });
  });

  it('removes no characters that a model reads byte by byte', () => {
    expect(healPrompt('# Verschränkung ü').tail).toBe('');
    expect(healPrompt('print("🐈').tail).toBe('');
  });
});

describe('createPrefixGrammar', () => {
  it('escapes the characters that have a meaning in a grammar', () => {
    expect(createPrefixGrammar('"\\')).toBe(
      'root ::= "\\"\\\\" [\\x00-\\U0010FFFF]*'
    );
    expect(createPrefixGrammar('\t')).toContain('"\\t"');
  });

  it('requires text on a line that the tail has begun', () => {
    expect(createPrefixGrammar('\n    ')).toBe(
      'root ::= "\\n    " [^\\n] [\\x00-\\U0010FFFF]*'
    );
  });
});

describe('TailStripper', () => {
  it.each([[['print(1)']], [['pri', 'nt(1)']], [['p', 'ri', 'nt', '(1)']]])(
    'removes the tail from the chunks %j',
    chunks => {
      const stripper = new TailStripper('pri');
      expect(chunks.map(chunk => stripper.push(chunk)).join('')).toBe('nt(1)');
    }
  );
});
