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
import { FakeEngine } from './testing/engines';
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
  const { call } = await startService({ state: folder, engine });
  const path = `/v1/model/${MODEL}/disclaimer`;
  return (await readJson<{ accepted: boolean }>(await call(path))).accepted;
};

describe('acceptances', () => {
  it('outlive the service, in a file for its owner only', async () => {
    await answerDisclaimer(await startService({ state: folder }));
    expect(await isAccepted()).toBe(true);
    expect(await readdir(folder)).toEqual(['acceptances.json']);
    const { mode } = await stat(join(folder, 'acceptances.json'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('can be taken back', async () => {
    const service = await startService({ state: folder });
    await answerDisclaimer(service);
    await answerDisclaimer(service, MODEL, false);
    expect(await isAccepted()).toBe(false);
  });

  it('are asked for anew when the text changes', async () => {
    await answerDisclaimer(await startService({ state: folder }));
    const engine = new FakeEngine();
    engine.getDisclaimerText = () => ({ title: 'New', body: '<p>New.</p>' });
    expect(await isAccepted(engine)).toBe(false);
  });

  it.each(['', '{"a', '[]', 'null'])(
    'in a broken file (%j) are set aside, not lost',
    async text => {
      await writeFile(join(folder, 'acceptances.json'), text);
      expect(await isAccepted()).toBe(false);
      expect(await readdir(folder)).toEqual(['acceptances.json.broken']);
    }
  );

  it('that make no sense are left out', async () => {
    const text = JSON.stringify({ [MODEL]: { accepted: 'yes' }, other: null });
    await writeFile(join(folder, 'acceptances.json'), text);
    expect(await isAccepted()).toBe(false);
  });

  it('given at the same time are all kept', async () => {
    const service = await startService({ state: folder });
    await Promise.all([
      answerDisclaimer(service),
      answerDisclaimer(service, 'ibm/granite:8b')
    ]);
    const text = await readFile(join(folder, 'acceptances.json'), 'utf8');
    expect(Object.keys(JSON.parse(text) as object)).toHaveLength(2);
  });
});

describe('reviews', () => {
  /** What is written of reviews of one completion. */
  async function written(...reviews: object[]): Promise<unknown> {
    const service = await startService({ state: folder });
    await answerDisclaimer(service);
    const body = { model: MODEL, prompt: '# a' };
    const { id: completion } = await readJson<{ id: string }>(
      await service.call('/v1/completions', body)
    );
    for (const review of reviews) {
      const said = { completion, ...review };
      const response = await service.call('/v1/completions/accept', said);
      expect(await readJson(response)).toEqual({ success: true });
    }
    const text = await readFile(join(folder, 'reviews.jsonl'), 'utf8');
    expect(text).toContain(completion);
    return JSON.parse(text);
  }

  const line = (review: object) => ({
    time: expect.any(Number) as number,
    completion: expect.any(String) as string,
    model: MODEL,
    ...review
  });

  it('are written once for each completion', async () => {
    expect(await written({ accepted: false }, { accepted: true })).toEqual(
      line({ accepted: false })
    );
  });

  it('are written with how much was accepted', async () => {
    const review = {
      accepted: true,
      outcome: 'partly',
      ending: 'dismissed',
      accepted_characters: 3,
      characters: 8
    };
    expect(await written(review)).toEqual(line(review));
  });

  it('are written without what makes no sense', async () => {
    const review = {
      accepted: true,
      outcome: 'a\nb',
      ending: 'x'.repeat(21),
      accepted_characters: -1,
      characters: '8',
      comment: 'Nice.'
    };
    expect(await written(review)).toEqual(line({ accepted: true }));
  });
});
