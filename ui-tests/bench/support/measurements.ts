import * as fs from 'node:fs';

/** A row of the table as raw samples; `scripts/bench` computes the percentiles. */
export interface IMeasurement {
  name: string;
  unit: 'ms' | 'µs' | 'bytes' | 'requests' | 'times' | '%';
  /** With the extension. */
  ours: number[];
  /** Without the extension, if that can be compared. */
  theirs?: number[];
  /**
   * The number of samples that are missing because of a timeout, with and without the
   * extension.
   */
  missed?: { ours: number; theirs: number };
  /** The goal, for the reader of the table; nothing checks it. */
  goal?: string;
}

/**
 * Adds a measurement to the file for the table, or prints it if there is no
 * file.
 */
export function reportMeasurement(measurement: IMeasurement): void {
  const line = JSON.stringify(measurement);
  const file = process.env['QISKIT_COMPLETER_MEASUREMENTS'];
  if (file) {
    fs.appendFileSync(file, `${line}\n`);
  } else {
    console.log(line);
  }
}
