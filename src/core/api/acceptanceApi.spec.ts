import { answerJson, StandInServer, stopServers } from '../../testing/servers/standInServer';
import { Learned } from './discoveredService';
import { Reviews } from './acceptanceApi';

const ROW = { path: '/v1/completions/accept', detailed: true };
const REVIEW = {
  completion: 'c1',
  accepted: true,
  outcome: 'partly' as const,
  ending: 'moved',
  accepted_characters: 3,
  characters: 8
};
const PLAIN = { completion: 'c1', accepted: true };

afterEach(stopServers);

/** Reviews of a server that answers some bodies with a status. */
async function refusing(status: number, refuses: (body: object) => boolean) {
  const server = await StandInServer.start(({ body }, response) => {
    const refused = refuses(body as object);
    answerJson(response, { success: !refused }, refused ? status : 200);
  });
  const transport = jest.fn(fetch);
  const endpoint = { root: server.url, token: '', fetch: transport };
  const reviews = new Reviews(endpoint, new Learned());
  const told = () => server.seen.map(({ body }) => body);
  return { reviews, told, transport };
}

describe('a review', () => {
  it('is sent with all that is known, and outlives the page', async () => {
    const { reviews, told, transport } = await refusing(400, () => false);
    await reviews.send(ROW, REVIEW);
    expect(told()).toEqual([REVIEW]);
    expect(transport.mock.calls[0]?.[1]?.keepalive).toBe(true);
  });

  it.each([400, 422])('says less for good after a %d', async status => {
    const { reviews, told } = await refusing(status, body => 'outcome' in body);
    await reviews.send(ROW, REVIEW);
    await reviews.send(ROW, REVIEW);
    expect(told()).toEqual([REVIEW, PLAIN, PLAIN]);
  });

  it('says all again, if saying less did not help', async () => {
    const { reviews, told } = await refusing(400, () => true);
    await expect(reviews.send(ROW, REVIEW)).rejects.toThrow('refused');
    await expect(reviews.send(ROW, REVIEW)).rejects.toThrow('refused');
    expect(told()).toEqual([REVIEW, PLAIN, REVIEW, PLAIN]);
  });

  it.each([401, 404, 409, 500])(
    'is not sent twice after a %d',
    async status => {
      const { reviews, told } = await refusing(status, () => true);
      await expect(reviews.send(ROW, REVIEW)).rejects.toThrow();
      expect(told()).toEqual([REVIEW]);
    }
  );

  it('never says more where nobody else does', async () => {
    const { reviews, told } = await refusing(400, () => false);
    await reviews.send({ ...ROW, detailed: false }, REVIEW);
    expect(told()).toEqual([PLAIN]);
  });
});
