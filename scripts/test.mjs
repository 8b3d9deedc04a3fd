import { requireNode } from './common/require-node.mjs';

requireNode();
const { runMain } = await import('./common/run-main.mjs');
const { test } = await import('./test/test.mjs');
await runMain(() => test(process.argv.slice(2)));
