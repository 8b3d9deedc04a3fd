import { createCursorContext } from '../../testing/cursorContextAt';
import {
  canComplete,
  expectsCode,
  mayTriggerAutomatically
} from './triggerRules';

describe('a suggestion is triggered automatically', () => {
  it.each([
    ['at the end of a line', 'qc = Quantum║'],
    ['on an empty line', 'import qiskit\n║'],
    ['before closing brackets', 'print(max([1, ║]))'],
    ['before a bracket and a colon', 'for i in range(║):\n    pass'],
    ['before a comma', 'run(circuit║,'],
    ['inside the brackets of a call', 'import qiskit\nqc.cx(║)'],
    ['inside brackets that span lines', 'job = run(\n    ║\n)'],
    ['after a dot', 'import qiskit\nqc.║'],
    ['after a dot in brackets', 'print(counts.║)'],
    ['after import', 'from qiskit import ║'],
    ['after return', 'def f():\n    return ║'],
    ['after an equals sign', 'counts = ║'],
    ['after a comma', 'qc.cx(0, ║)'],
    ['in a name that ends in a digit', 'qubit1║'],
    ['after a dot after an index', 'bits[0].║'],
    ['before a comment', 'counts = ║  # of the job'],
    ['below a comment, above code', '# a Bell pair\n║\nqc.h(0)'],
    ['below a colon, above code', 'for q in qc:\n    ║\nqc.h(0)'],
    ['after a string', 'print("Hello"║)'],
    ['at the end of a comment, with nothing below', '# a Bell pair║'],
    ['at the end of a comment, with blanks below', '# a Bell pair║\n  \n'],
    ['after a Python cell magic', '%%time\nqc = ║'],
    ['after a line magic', '%matplotlib inline\nqc = ║'],
    ['after a comment in any script', '# 量子ビット║'],
    ['after a comment about a type', '# the type: a Bell pair║'],
    ['after a number and words', '# 2 qubits║'],
    ['in a field of an f-string', 'print(f"{counts.║}")'],
    ['in brackets in a field', 'print(f"{counts.get(║)} of {shots}")'],
    ['in a field with a format', 'print(f"{counts.║:.2f}")'],
    ['in a field that is not closed yet', 'print(f"{counts.║'],
    ['after a question mark in a string', 'print("why?"║)']
  ])('%s: %j', (_, text) => {
    expect(mayTriggerAutomatically(createCursorContext(text))).toBe(true);
  });

  it('in an empty cell below other cells', () => {
    expect(
      mayTriggerAutomatically(
        createCursorContext('║', { above: 'import qiskit\n\n' })
      )
    ).toBe(true);
  });

  it.each([
    ['in an empty notebook', '║'],
    ['with too little written', 'x = ║'],
    ['before a name', 'qc = Quantum║Circuit(2)'],
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
    ['at a cell marker', 'import qiskit\n# %%║'],
    ['at the beginning of a shebang', 'import qiskit\n#!║'],
    ['in a shebang', '#!/usr/bin/env python║'],
    ['at an encoding declaration', '# -*- coding: utf-8║'],
    ['after a comment for a type checker', 'import qiskit  # type: ignore║'],
    ['after a comment for a linter', 'x = 1  # noqa║'],
    ['after a comment for a formatter', '# fmt: off║'],
    ['after a comment for coverage', 'if x:  # pragma: no cover║'],
    ['after a help query to IPython', 'import qiskit\nqc?║'],
    ['after a help query with two question marks', 'import qiskit\nqc.h??║'],
    ['after a field of an f-string', 'print(f"{counts}║")'],
    ['in the format of a field', 'print(f"{counts:║}")'],
    ['before a name in a field', 'print(f"{counts.║get}")'],
    ['in a string in a field', 'print(f"{counts["║"]}")'],
    ['before the end of a string', 'print("counts║")'],
    ['in a cell of another language', '%%bash\nls -l ║'],
    ['in another language after blank lines', '\n %%html\n<p>Hello║']
  ])('but not %s: %j', (_, text) => {
    expect(mayTriggerAutomatically(createCursorContext(text))).toBe(false);
  });
});

describe('a suggestion can be requested', () => {
  it.each([
    ['with little written', 'x║'],
    ['before a name', 'qc = Quantum║Circuit(2)'],
    ['inside a string', 'print("Hello ║")'],
    ['in a number', 'shots = 12║'],
    ['between code lines', 'import qiskit\n║\nqc.h(0)'],
    ['at the end of a comment above code', '# a Bell pair║\nqc.h(0)'],
    ['after a hash in a string', 'color = "#ff║"'],
    ['in a line magic', '%matplotlib ║'],
    ['below a shell line', "!echo it's\nqc = ║"]
  ])('%s: %j', (_, text) => {
    expect(canComplete(createCursorContext(text))).toBe(true);
  });

  it.each([
    ['in an empty notebook', '  \n║'],
    ['inside a comment', '# a Bell ║ pair'],
    ['in a cell of another language', '%%javascript\nlet x = ║'],
    ['in a shell line', 'import os\n!pip install qis║'],
    ['in an assigned shell command', 'files = !ls ║'],
    ['at the end of a shell line that looks like a comment', '!echo # a║']
  ])('but not %s: %j', (_, text) => {
    expect(canComplete(createCursorContext(text))).toBe(false);
  });
});

describe('expectsCode', () => {
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
  ])('returns for %j: %s', (prefix, expected) => {
    expect(expectsCode(prefix)).toBe(expected);
  });
});
