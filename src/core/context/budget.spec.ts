import { budgetWithin, FULL_BUDGET } from './budget';

describe('how much is sent', () => {
  it.each([
    ['a limit that is not known', null],
    ['a model with a long context', 131072],
    ['a limit that can hold no prompt at all', 100]
  ])('is all there is for with %s', (_, limit) => {
    expect(budgetWithin(limit, 128)).toEqual(FULL_BUDGET);
  });

  it('is at most 5,000 characters', () => {
    expect(FULL_BUDGET).toEqual({ prompt: 4000, suffix: 1000 });
  });

  it('shrinks on both sides of the cursor alike', () => {
    const { prompt, suffix } = budgetWithin(2048, 128);
    expect(prompt).toBeLessThan(FULL_BUDGET.prompt);
    expect(Math.round(prompt / suffix)).toBe(4);
  });

  it.each([200, 512, 1024, 2048, 4096])(
    'fits into %d tokens with the answer, however dense the code is',
    limit => {
      const { prompt, suffix } = budgetWithin(limit, 128);
      const tokens = Math.ceil(prompt / 1.2) + Math.ceil(suffix / 1.2);
      expect(tokens + 128).toBeLessThanOrEqual(limit);
      expect(prompt).toBeGreaterThan(0);
    }
  );
});
