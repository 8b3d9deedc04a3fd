import { type Ending, outcomeOf, reviewOf } from './outcome';

describe('what became of a suggestion', () => {
  it.each<[Ending, number, string, number]>([
    ['inserted', 0, 'accepted', 8],
    ['inserted', 3, 'accepted', 8],
    ['typed', 0, 'accepted', 8],
    ['typed', 3, 'accepted', 8],
    ['typedOn', 8, 'accepted', 8],
    ['typedOn', 0, 'ignored', 0],
    ['typedOn', 3, 'partly', 3],
    ['moved', 0, 'rejected', 0],
    ['moved', 3, 'partly', 3],
    ['dismissed', 0, 'rejected', 0],
    ['dismissed', 3, 'partly', 3],
    ['replaced', 0, 'rejected', 0]
  ])('that was %s, %d of 8 before: %s', (ending, before, kind, taken) => {
    const outcome = outcomeOf(ending, 8, before);
    expect(outcome).toEqual({ kind, ending, taken, shown: 8 });
  });

  it.each<[Ending, number, boolean]>([
    ['inserted', 0, true],
    ['dismissed', 3, true],
    ['dismissed', 0, false],
    ['typedOn', 0, false]
  ])('is told as accepted or not: %s after %d is %s', (ending, taken, said) => {
    const review = reviewOf('c1', outcomeOf(ending, 8, taken));
    expect(review.accepted).toBe(said);
  });
});
