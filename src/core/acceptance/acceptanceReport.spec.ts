import { createAcceptanceReport } from './acceptanceReport';
import { determineOutcome, type Ending } from './outcome';

describe('the report of a suggestion of 8 units', () => {
  it.each<[Ending, number, boolean]>([
    ['inserted', 0, true],
    ['dismissed', 3, true],
    ['dismissed', 0, false],
    ['typedOn', 0, false]
  ])(
    'that ended as %s with %d accepted says accepted: %s',
    (ending, units, is) => {
      const outcome = determineOutcome(ending, 8, units);
      expect(createAcceptanceReport('c1', outcome).accepted).toBe(is);
    }
  );
});
