import { determineOutcome, type Ending } from './outcome';

describe('the outcome of a suggestion of 8 units', () => {
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
  ])(
    'that ended as %s, with %d accepted in parts before, is %s',
    (ending, before, kind, acceptedUnits) => {
      const outcome = determineOutcome(ending, 8, before);
      expect(outcome).toEqual({ kind, ending, acceptedUnits, shownUnits: 8 });
    }
  );
});
