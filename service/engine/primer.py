from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager

# Entangle two qubits and estimate the expectation value of an observable
qc = QuantumCircuit(2)
qc.h(0)
qc.cx(0, 1)
observable = SparsePauliOp.from_list([("ZZ", 1.0), ("XI", 0.5)])
estimator = StatevectorEstimator()
print(estimator.run([(qc, observable)]).result()[0].data.evs)

# Transpile the circuit for a backend with a preset pass manager
backend = GenericBackendV2(num_qubits=5)
pass_manager = generate_preset_pass_manager(optimization_level=3, backend=backend)
isa_circuit = pass_manager.run(qc)

# Build a GHZ state on three qubits and measure it
qc = QuantumCircuit(3)
qc.h(0)
qc.cx(0, 1)
qc.cx(0, 2)
qc.measure_all()

# Draw the circuit
qc.draw()

# Run the circuit with the sampler and print the counts
sampler = StatevectorSampler()
result = sampler.run([qc], shots=1024).result()
print(result[0].data.meas.get_counts())
