/** Python as users write it in notebooks, without any syntax error. */
export const PYTHON_DOCUMENTS: readonly string[] = [
  `from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator

# Build a Bell pair
qc = QuantumCircuit(2)
qc.h(0)
qc.cx(0, 1)
qc.measure_all()

# Run it
simulator = AerSimulator()
job = simulator.run(qc, shots=1024)
counts = job.result().get_counts()
print(counts)
`,
  `def ghz(n):
    """Build a GHZ state.

    Args:
        n: how many qubits
    """
    qc = QuantumCircuit(n)
    # The first one
    qc.h(0)
    for q in range(n - 1):
        qc.cx(q, q + 1)

    if n > 2:
        qc.barrier()
    elif n == 2:
        qc.x(0)
    else:
        qc.z(0)
    return qc


circuit = ghz(3)
print(circuit.draw())
`,
  `class Runner:
    """Runs circuits."""

    def __init__(self, backend, shots=1024):
        self.backend = backend
        self.shots = shots

    @property
    def name(self):
        return f"{self.backend.name} ({self.shots})"

    def run(self, circuits):
        results = []
        for circuit in circuits:
            try:
                job = self.backend.run(circuit, shots=self.shots)
                results.append(job.result())
            except RuntimeError as error:
                print(f"failed: {error}")
                continue
            finally:
                self.backend.close()
        return results


runner = Runner(backend)
`,
  `import numpy as np

matrix = np.array([
    [0, 1],
    [1, 0],
])
options = {
    "shots": 1024,
    "seed": 42,
}
total = first + \\
    second
with Session(backend=backend) as session:
    sampler = Sampler(mode=session)
    job = sampler.run([isa], **options)
while not job.done():
    time.sleep(1)
text = """
one
  two
"""
values = [x ** 2 for x in range(10) if x % 2]
flag = True if counts["00"] > 500 else False
`,
  `def run(qc, real):
	if real:
		job = sampler.run([qc])
	else:
		job = simulate(qc)
	return job.result()

%matplotlib inline
result = run(qc, False)
match result.status:
	case "done":
		print(result)
	case _:
		raise ValueError(f"no result: {result.status}")
`,
  `async def main():
  service = await connect()
  async with service.open() as session:
    for circuit in circuits:
      if circuit.num_qubits < 3:
        result = await session.run(circuit)
        print(circuit.name, result)
      else:
        skipped.append(circuit)
  return skipped

ranked = sorted(counts.items(), key=lambda pair: pair[1])
assert ranked, "nothing"
key, value = ranked[-1]
`
];
