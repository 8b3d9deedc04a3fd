import { AcceptanceReports } from './acceptanceLog';

it('the last 10,000 completions can be reported', async () => {
  const reviews = new AcceptanceReports();
  for (let i = 0; i <= 10_000; i++) {
    reviews.registerCompletion(`cmpl-${i}`, 'model');
  }
  const record = (completion: string) =>
    reviews.record({ completion, accepted: true });
  await expect(record('cmpl-0')).rejects.toThrow(/no completion "cmpl-0"/);
  await record('cmpl-1');
  await record('cmpl-10000');
});
