import { requireNode } from './common/require-node.mjs';

requireNode();
const { runMain } = await import('./common/run-main.mjs');
const { bench } = await import('./bench/bench.mjs');
await runMain(() => bench(process.argv.slice(2)));
