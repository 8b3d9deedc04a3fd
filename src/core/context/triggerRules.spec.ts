import { createCursorContext } from '../../testing/cursorContextAt';
import { isCompletable, isExpectant, isWelcome } from './triggerRules';

describe('a suggestion comes by itself', () => {
  it.each([
    ['at the end of a line', 'qc = Quantum║'],
    ['on an empty line', 'import qiskit\n║'],
    ['before closing brackets', 'print(max([1, ║]))'],
    ['before a bracket and a colon', 'for i in range(║):\n    pass'],
    ['before a comma', 'run(circuit║,'],
    ['inside the brackets of a call', 'import qiskit\nqc.cx(║)'],
    ['inside brackets over many lines', 'job = run(\n    ║\n)'],
    ['after a dot', 'import qiskit\nqc.║'],
    ['after a dot in brackets', 'print(counts.║)'],
    ['after import', 'from qiskit import ║'],
    ['after return', 'def f():\n    return ║'],
    ['after an equals sign', 'counts = ║'],
    ['after a comma', 'qc.cx(0, ║)'],
    ['in a name that ends in a digit', 'qubit1║'],
    ['after a dot behind an index', 'bits[0].║'],
    ['before a comment', 'counts = ║  # of the job'],
    ['below a comment, above code', '# a Bell pair\n║\nqc.h(0)'],
    ['below a colon, above code', 'for q in qc:\n    ║\nqc.h(0)'],
    ['behind a string', 'print("Hello"║)'],
    ['at the end of a comment, with nothing below', '# a Bell pair║'],
    ['at the end of a comment, with blanks below', '# a Bell pair║\n  \n'],
    ['after a Python cell magic', '%%time\nqc = ║'],
    ['after a line magic', '%matplotlib inline\nqc = ║'],
    ['after a comment in any script', '# 量子ビット║'],
    ['after a comment that speaks of a type', '# the type: a Bell pair║'],
    ['after a number and words', '# 2 qubits║'],
    ['in a field of an f-string', 'print(f"{counts.║}")'],
    ['in brackets in a field', 'print(f"{counts.get(║)} of {shots}")'],
    ['in a field with a format', 'print(f"{counts.║:.2f}")'],
    ['in a field that is not closed yet', 'print(f"{counts.║'],
    ['after a question mark in a string', 'print("why?"║)']
  ])('%s: %j', (_, text) => {
    expect(isWelcome(createCursorContext(text))).toBe(true);
  });

  it('in an empty cell below others', () => {
    expect(
      isWelcome(createCursorContext('║', { above: 'import qiskit\n\n' }))
    ).toBe(true);
  });

  it.each([
    ['in an empty notebook', '║'],
    ['with too little written', 'x = ║'],
    ['before words', 'qc = Quantum║Circuit(2)'],
    ['before an operator', 'x = foo(1)║ + 1'],
    ['inside a string', 'print("Hello ║")'],
    ['inside a triple-quoted string', '"""\nText ║\n"""'],
    ['inside a string without an end', 'print("Hello ║'],
    ['between code lines', 'import qiskit\n║\nqc.h(0)'],
    ['between functions', 'f = 1\n\n    ║\n\ndef g():\n    pass'],
    ['inside a name', 'circuit = foo║bar'],
    ['in a number', 'shots = 12║'],
    ['in a number as an argument', 'circuit.h(0║)'],
    ['after the point of a number', 'angle = 3.║'],
    ['in a number that begins with its point', 'angle = .5║'],
    ['in a hexadecimal number', 'mask = 0xff║'],
    ['in an exponent', 'tolerance = 1e-║'],
    ['inside a comment', '# a Bell ║ pair'],
    ['at the end of a comment above code', '# a Bell pair║\nqc.h(0)'],
    ['at a comment without words', 'import qiskit\n#║'],
    ['at a mark for cells', 'import qiskit\n# %%║'],
    ['at the beginning of a shebang', 'import qiskit\n#!║'],
    ['in a shebang', '#!/usr/bin/env python║'],
    ['at an encoding', '# -*- coding: utf-8║'],
    ['after what a type checker reads', 'import qiskit  # type: ignore║'],
    ['after what a linter reads', 'x = 1  # noqa║'],
    ['after what a formatter reads', '# fmt: off║'],
    ['after what coverage reads', 'if x:  # pragma: no cover║'],
    ['at a question to IPython', 'import qiskit\nqc?║'],
    ['at a longer question', 'import qiskit\nqc.h??║'],
    ['behind a field of an f-string', 'print(f"{counts}║")'],
    ['in the format of one', 'print(f"{counts:║}")'],
    ['before words in a field', 'print(f"{counts.║get}")'],
    ['in a string in a field', 'print(f"{counts["║"]}")'],
    ['before the end of a string', 'print("counts║")'],
    ['in a cell of another language', '%%bash\nls -l ║'],
    ['in another language after blank lines', '\n %%html\n<p>Hello║']
  ])('but not %s: %j', (_, text) => {
    expect(isWelcome(createCursorContext(text))).toBe(false);
  });
});

describe('a suggestion can be asked for', () => {
  it.each([
    ['with little written', 'x║'],
    ['before words', 'qc = Quantum║Circuit(2)'],
    ['inside a string', 'print("Hello ║")'],
    ['in a number', 'shots = 12║'],
    ['between code lines', 'import qiskit\n║\nqc.h(0)'],
    ['at the end of a comment above code', '# a Bell pair║\nqc.h(0)'],
    ['after a hash in a string', 'color = "#ff║"'],
    ['in a line magic', '%matplotlib ║'],
    ['below a shell line', "!echo it's\nqc = ║"]
  ])('%s: %j', (_, text) => {
    expect(isCompletable(createCursorContext(text))).toBe(true);
  });

  it.each([
    ['in an empty notebook', '  \n║'],
    ['inside a comment', '# a Bell ║ pair'],
    ['in a cell of another language', '%%javascript\nlet x = ║'],
    ['in a shell line', 'import os\n!pip install qis║'],
    ['in what the shell is asked for', 'files = !ls ║'],
    ['at the end of a shell line that looks like a comment', '!echo # a║']
  ])('but not %s: %j', (_, text) => {
    expect(isCompletable(createCursorContext(text))).toBe(false);
  });
});

describe('code is expected', () => {
  it.each([
    ['# Build a Bell pair\n', true],
    ['x = 1\n    # indented\n    ', true],
    ['for gate in qc:\n    ', true],
    ['def f():  # why\n    ', true],
    ['job = run(\n    ', true],
    ['gates = [  # all\n    ', true],
    ['job = run(qc,\n          ', true],
    ['x = {"a": 1}\n', false],
    ['print("a, b")\n', false],
    ['text = """one,\n', false],
    ['x = 1  # trailing\n', false],
    ['# Build a Bell pair\nx', false],
    ['"""\n# no comment\n', false],
    ['text = """a:\n', false],
    ['!echo a:\n', false],
    ['# not a line yet', false]
  ])('after %j: %s', (prefix, expected) => {
    expect(isExpectant(prefix)).toBe(expected);
  });
});
