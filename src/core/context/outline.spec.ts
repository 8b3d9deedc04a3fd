import { getOutline } from './outline';

const outline = (text: string) =>
  getOutline(text)
    .map(({ text }) => text)
    .join('\n');

describe('getOutline', () => {
  it.each([
    ['an import', 'import numpy as np', 'import numpy as np'],
    ['an import from a module', 'from qiskit import *', 'from qiskit import *'],
    [
      'an import in brackets, on one line and without comments',
      'from qiskit import (\n    QuantumCircuit,  # circuits\n    transpile,\n)\nx = 1',
      'from qiskit import (QuantumCircuit, transpile)'
    ],
    [
      'an import continued after a backslash',
      'from qiskit import \\\n    transpile',
      'from qiskit import transpile'
    ],
    ['a function', 'def f(x):\n    return x', 'def f(x): ...'],
    ['a function on one line', 'def f(x): return {1: x}', 'def f(x): ...'],
    [
      'a function with types and a default value',
      'async def f(\n    qc: "a: b",\n    to: dict[str, int] = {"a": 1},\n) -> int:\n    pass',
      'async def f(qc: "a: b", to: dict[str, int] = {"a": 1},) -> int: ...'
    ],
    [
      'a class',
      'class Walk(Base):\n    """The walk of a coin."""',
      'class Walk(Base): ...'
    ],
    [
      'a class with its methods',
      'class Walk:\n  size = 2\n  def step(self):\n    def deep(): pass\n  def draw(self, x=1):\n    pass',
      'class Walk:\n    def step(self): ...\n    def draw(self, x=1): ...'
    ],
    ['an object', 'qc = QuantumCircuit(2)', 'qc = QuantumCircuit(2)'],
    [
      'an object of a class in a module',
      'backend = fake.FakeSherbrooke(\n  1\n)',
      'backend = fake.FakeSherbrooke(1)'
    ],
    [
      'an object whose creation a magic times',
      '%time qc = Circuit(2)',
      'qc = Circuit(2)'
    ],
    [
      'an object that a magic returns',
      'qc = %time Circuit(2)',
      'qc = Circuit(2)'
    ]
  ])('keeps %s', (_, text, expected) => {
    expect(outline(text)).toBe(expected);
    // The outline of an outline is that outline.
    expect(outline(expected)).toBe(expected);
  });

  it.each([
    ['other values', 'x = 1\ny = f(2)\nz = QuantumCircuit'],
    ['calls', 'qc.h(0)\nimportant()\ndefine(x)'],
    ['imports inside of functions', 'if x:\n    import y'],
    ['comments', '# import x\n# def f():'],
    ['strings', 'text = """\nimport x\ndef f():\n"""'],
    ['shell lines', '!echo \\\nimport x\nfiles = !File(x)'],
    ['line magics', '%run import x\n%load \\\ndef f():'],
    ['a definition that is too long', `def f(${'x, '.repeat(200)}): ...`]
  ])('omits %s', (_, text) => {
    expect(outline(text)).toBe('');
  });

  it.each([
    ['a bracket', 'x = f((1,\nimport y'],
    ['a quote', 'x = "a\nimport y'],
    ['a quote in a shell line', "!echo it's '''\nimport y"]
  ])('continues after %s that is never closed', (_, text) => {
    expect(outline(text)).toBe('import y');
  });
});
