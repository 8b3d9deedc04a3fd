import {
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeEngine } from './testing/fakeEngine';
import {
  answerDisclaimer,
  closeServices,
  readJson,
  startService
} from './testing/service';

const MODEL = 'granite-8b-qiskit';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
});

afterEach(async () => {
  await closeServices();
  await rm(folder, { recursive: true });
});

const isAccepted = async (engine = new FakeEngine()) => {
  const { call } = await startService({ stateFolder: folder, engine });
  const path = `/v1/model/${MODEL}/disclaimer`;
  return (await readJson<{ accepted: boolean }>(await call(path))).accepted;
};

describe('answers to disclaimers', () => {
  it('are kept in a file that only its owner can read', async () => {
    await answerDisclaimer(await startService({ stateFolder: folder }));
    expect(await isAccepted()).toBe(true);
    expect(await readdir(folder)).toEqual(['acceptances.json']);
    const { mode } = await stat(join(folder, 'acceptances.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('can be changed', async () => {
    const service = await startService({ stateFolder: folder });
    await answerDisclaimer(service);
    await answerDisclaimer(service, MODEL, false);
    expect(await isAccepted()).toBe(false);
  });

  it('do not count for a new text of the disclaimer', async () => {
    await answerDisclaimer(await startService({ stateFolder: folder }));
    const engine = new FakeEngine();
    engine.getDisclaimerText = () => ({ title: 'New', body: '<p>New.</p>' });
    expect(await isAccepted(engine)).toBe(false);
  });

  it.each(['', '{"a', '[]', 'null'])(
    'in a broken file (%j) are moved aside, not deleted',
    async text => {
      await writeFile(join(folder, 'acceptances.json'), text);
      expect(await isAccepted()).toBe(false);
      expect(await readdir(folder)).toEqual(['acceptances.json.broken']);
    }
  );

  it('that are not valid are ignored', async () => {
    const text = JSON.stringify({ [MODEL]: { accepted: 'yes' }, other: null });
    await writeFile(join(folder, 'acceptances.json'), text);
    expect(await isAccepted()).toBe(false);
  });

  it('that are given at the same time are all kept', async () => {
    const service = await startService({ stateFolder: folder });
    await Promise.all([
      answerDisclaimer(service),
      answerDisclaimer(service, 'ibm/granite:8b')
    ]);
    const text = await readFile(join(folder, 'acceptances.json'), 'utf8');
    expect(Object.keys(JSON.parse(text) as object)).toHaveLength(2);
  });
});

describe('acceptance reports', () => {
  /** Sends reports of one completion, and returns the only line of the log. */
  async function recordReports(...reports: object[]): Promise<unknown> {
    const service = await startService({ stateFolder: folder });
    await answerDisclaimer(service);
    const body = { model: MODEL, prompt: '# a' };
    const { id: completion } = await readJson<{ id: string }>(
      await service.call('/v1/completions', body)
    );
    for (const report of reports) {
      const response = await service.call('/v1/completions/accept', {
        completion,
        ...report
      });
      expect(await readJson(response)).toEqual({ success: true });
    }
    const text = await readFile(join(folder, 'reviews.jsonl'), 'utf8');
    expect(text).toContain(completion);
    return JSON.parse(text);
  }

  const createExpectedLine = (report: object) => ({
    time: expect.any(Number) as number,
    completion: expect.any(String) as string,
    model: MODEL,
    ...report
  });

  it('are recorded once for each completion', async () => {
    expect(
      await recordReports({ accepted: false }, { accepted: true })
    ).toEqual(createExpectedLine({ accepted: false }));
  });

  it('are recorded with the accepted length', async () => {
    const report = {
      accepted: true,
      outcome: 'partly',
      ending: 'dismissed',
      accepted_characters: 3,
      characters: 8
    };
    expect(await recordReports(report)).toEqual(createExpectedLine(report));
  });

  it('are recorded without fields that are not valid or not known', async () => {
    const report = {
      accepted: true,
      outcome: 'a\nb',
      ending: 'x'.repeat(21),
      accepted_characters: -1,
      characters: '8',
      comment: 'Nice.'
    };
    expect(await recordReports(report)).toEqual(
      createExpectedLine({ accepted: true })
    );
  });
});
