import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import { stopServers } from '../testing/servers/testServer';

const CONTEXT = createCursorContext('qc = Quantum║');

afterEach(stopServers);

describe('the statistics of an assistant', () => {
  it('contain the latency of each answer and the outcomes of suggestions', async () => {
    const { assistant } = await startAssistant(
      createServiceHandler('Circuit(2)')
    );
    const suggestion = await assistant.completions.suggest(CONTEXT, false);
    const { latestLatencyMs: latest } = assistant.statistics;
    expect(latest).toBeGreaterThan(0);
    assistant.reportOutcome(suggestion?.generation.id ?? '', {
      kind: 'partly',
      ending: 'moved',
      acceptedUnits: 3,
      shownUnits: 10
    });
    assistant.reportOutcome('unknown', {
      kind: 'accepted',
      ending: 'inserted',
      acceptedUnits: 10,
      shownUnits: 10
    });
    expect(assistant.statistics.snapshot).toMatchObject({
      shown: 1,
      accepted: 1,
      savedUnits: 3,
      latenciesMs: [latest]
    });
  });

  it('are kept even if outcomes are not reported', async () => {
    const { assistant } = await startAssistant(
      createServiceHandler('Circuit(2)'),
      {
        reports: false
      }
    );
    const suggestion = await assistant.completions.suggest(CONTEXT, false);
    assistant.reportOutcome(suggestion?.generation.id ?? '', {
      kind: 'rejected',
      ending: 'dismissed',
      acceptedUnits: 0,
      shownUnits: 10
    });
    expect(assistant.statistics.snapshot).toMatchObject({
      shown: 1,
      rejected: 1
    });
  });
});
