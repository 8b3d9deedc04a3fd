import type { IAcceptanceReport } from '../../wire/completionApi';
import type { IOutcome } from './outcome';

/** Creates the report to the service. A partly accepted suggestion counts as accepted. */
export function createAcceptanceReport(
  completionId: string,
  { kind, ending, acceptedUnits, shownUnits }: IOutcome
): IAcceptanceReport {
  return {
    completion: completionId,
    accepted: kind === 'accepted' || kind === 'partly',
    outcome: kind,
    ending,
    accepted_characters: acceptedUnits,
    characters: shownUnits
  };
}
