/** Code cells of about ten lines each, no two alike. */
export function createCells(count: number): string[] {
  return Array.from({ length: count }, (_, at) =>
    [
      `from qiskit.circuit.library import RealAmplitudes as Ansatz${at}`,
      '',
      `# Step ${at}: one more circuit, its observable and what came out of it.`,
      `def build_${at}(qubits: int, depth: int = ${at % 7}) -> QuantumCircuit:`,
      '    circuit = QuantumCircuit(qubits, name="step")',
      '    for layer in range(depth):',
      '        circuit.compose(Ansatz(qubits, reps=1), inplace=True)',
      '    return circuit',
      '',
      `circuit_${at} = build_${at}(${(at % 5) + 2})`,
      `print("circuit", circuit_${at}.count_ops(), f"depth {circuit_${at}.depth()}")`
    ].join('\n')
  );
}
