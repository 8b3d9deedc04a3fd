/** Creates code cells of about ten lines each, all of them different. */
export function createCells(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    [
      `from qiskit.circuit.library import RealAmplitudes as Ansatz${index}`,
      '',
      `# Step ${index}: one more circuit, its observable and what came out of it.`,
      `def build_${index}(qubits: int, depth: int = ${index % 7}) -> QuantumCircuit:`,
      '    circuit = QuantumCircuit(qubits, name="step")',
      '    for layer in range(depth):',
      '        circuit.compose(Ansatz(qubits, reps=1), inplace=True)',
      '    return circuit',
      '',
      `circuit_${index} = build_${index}(${(index % 5) + 2})`,
      `print("circuit", circuit_${index}.count_ops(), f"depth {circuit_${index}.depth()}")`
    ].join('\n')
  );
}
