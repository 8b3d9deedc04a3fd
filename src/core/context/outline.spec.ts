import { outlineOf } from './outline';

const outline = (text: string) =>
  outlineOf(text)
    .map(({ text }) => text)
    .join('\n');

describe('the outline of code', () => {
  it.each([
    ['an import', 'import numpy as np', 'import numpy as np'],
    ['one from a module', 'from qiskit import *', 'from qiskit import *'],
    [
      'one in brackets, in one line and without comments',
      'from qiskit import (\n    QuantumCircuit,  # circuits\n    transpile,\n)\nx = 1',
      'from qiskit import (QuantumCircuit, transpile)'
    ],
    [
      'one over a backslash',
      'from qiskit import \\\n    transpile',
      'from qiskit import transpile'
    ],
    ['a function', 'def f(x):\n    return x', 'def f(x): ...'],
    ['a function of one line', 'def f(x): return {1: x}', 'def f(x): ...'],
    [
      'a function with types and a default',
      'async def f(\n    qc: "a: b",\n    to: dict[str, int] = {"a": 1},\n) -> int:\n    pass',
      'async def f(qc: "a: b", to: dict[str, int] = {"a": 1},) -> int: ...'
    ],
    [
      'a class',
      'class Walk(Base):\n    """Of a coin."""',
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
    ['what a magic times', '%time qc = Circuit(2)', 'qc = Circuit(2)'],
    ['what one gives', 'qc = %time Circuit(2)', 'qc = Circuit(2)']
  ])('has %s', (_, text, expected) => {
    expect(outline(text)).toBe(expected);
    // An outline that is cut once more stays what it is.
    expect(outline(expected)).toBe(expected);
  });

  it.each([
    ['other values', 'x = 1\ny = f(2)\nz = QuantumCircuit'],
    ['what is done with names', 'qc.h(0)\nimportant()\ndefine(x)'],
    ['imports inside of functions', 'if x:\n    import y'],
    ['comments', '# import x\n# def f():'],
    ['strings', 'text = """\nimport x\ndef f():\n"""'],
    ['shell lines', '!echo \\\nimport x\nfiles = !File(x)'],
    ['line magics', '%run import x\n%load \\\ndef f():'],
    ['what is too long', `def f(${'x, '.repeat(200)}): ...`]
  ])('has nothing of %s', (_, text) => {
    expect(outline(text)).toBe('');
  });

  it.each([
    ['a bracket', 'x = f((1,\nimport y'],
    ['a quote', 'x = "a\nimport y'],
    ['a quote in a shell line', "!echo it's '''\nimport y"]
  ])('goes on after %s that is never closed', (_, text) => {
    expect(outline(text)).toBe('import y');
  });
});
