import { scaleBudget, FULL_BUDGET } from './budget';

describe('the budget', () => {
  it.each([
    ['a context length that is not known', null],
    ['a model with a long context', 131072],
    ['a context length that can hold no prompt at all', 100]
  ])('is the full one for %s', (_, contextLength) => {
    expect(scaleBudget(contextLength, 128)).toEqual(FULL_BUDGET);
  });

  it('is at most 5,000 UTF-16 units', () => {
    expect(FULL_BUDGET).toEqual({ prompt: 4000, suffix: 1000 });
  });

  it('shrinks by the same factor on both sides of the cursor', () => {
    const { prompt, suffix } = scaleBudget(2048, 128);
    expect(prompt).toBeLessThan(FULL_BUDGET.prompt);
    expect(Math.round(prompt / suffix)).toBe(4);
  });

  it.each([200, 512, 1024, 2048, 4096])(
    'leaves room for the answer in %d model tokens, however dense the code is',
    contextLength => {
      const { prompt, suffix } = scaleBudget(contextLength, 128);
      const modelTokens = Math.ceil(prompt / 1.2) + Math.ceil(suffix / 1.2);
      expect(modelTokens + 128).toBeLessThanOrEqual(contextLength);
      expect(prompt).toBeGreaterThan(0);
    }
  );
});
