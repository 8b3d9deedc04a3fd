import { AcceptanceLog } from './acceptanceLog';

it('the last 10,000 completions can be reported', async () => {
  const log = new AcceptanceLog();
  for (let i = 0; i <= 10_000; i++) {
    log.registerCompletion(`cmpl-${i}`, 'model');
  }
  const record = (completion: string) =>
    log.record({ completion, accepted: true });
  await expect(record('cmpl-0')).rejects.toThrow(/no completion "cmpl-0"/);
  await record('cmpl-1');
  await record('cmpl-10000');
});
