import * as fs from 'node:fs';

/** One row of the table, as raw samples; the statistics are made in one place. */
export interface IMeasurement {
  name: string;
  unit: 'ms' | 'µs' | 'bytes' | 'requests' | 'times' | '%';
  /** With the extension. */
  ours: number[];
  /** JupyterLab without it, where there is something to compare with. */
  theirs?: number[];
  /** How often what was waited for did not come, with and without the extension. */
  missed?: { ours: number; theirs: number };
  /** What we want of it, in words; nothing judges it. */
  goal?: string;
}

/** Hand a figure to whoever prints the table; on its own, print its samples. */
export function reportMeasurement(measurement: IMeasurement): void {
  const line = JSON.stringify(measurement);
  const file = process.env['QISKIT_COMPLETER_FIGURES'];
  if (file) {
    fs.appendFileSync(file, `${line}\n`);
  } else {
    console.log(line);
  }
}
