import {
  answerJson,
  TestServer,
  stopServers
} from '../../testing/servers/testServer';
import { DiscoveredService } from './discoveredService';
import { AcceptanceApi } from './acceptanceApi';

const ENDPOINT = { path: '/v1/completions/accept', takesDetails: true };
const REPORT = {
  completion: 'c1',
  accepted: true,
  outcome: 'partly' as const,
  ending: 'moved',
  accepted_characters: 3,
  characters: 8
};
const PLAIN_REPORT = { completion: 'c1', accepted: true };

afterEach(stopServers);

/** Starts a server that rejects some report bodies with a status. */
async function startRejecting(
  status: number,
  isRejected: (body: object) => boolean
) {
  const server = await TestServer.start(({ body }, response) => {
    const success = !isRejected(body as object);
    answerJson(response, { success }, success ? 200 : status);
  });
  const transport = jest.fn(fetch);
  const options = { root: server.url, token: '', transport };
  const acceptanceApi = new AcceptanceApi(options, new DiscoveredService());
  const getReports = () => server.requests.map(({ body }) => body);
  return { acceptanceApi, getReports, transport };
}

describe('an acceptance report', () => {
  it('is sent with all its fields, and outlives the page', async () => {
    const { acceptanceApi, getReports, transport } = await startRejecting(
      400,
      () => false
    );
    await acceptanceApi.send(ENDPOINT, REPORT);
    expect(getReports()).toEqual([REPORT]);
    expect(transport.mock.calls[0]?.[1]?.keepalive).toBe(true);
  });

  it.each([400, 422])(
    'has only the documented fields from then on after a %d',
    async status => {
      const { acceptanceApi, getReports } = await startRejecting(
        status,
        body => 'outcome' in body
      );
      await acceptanceApi.send(ENDPOINT, REPORT);
      await acceptanceApi.send(ENDPOINT, REPORT);
      expect(getReports()).toEqual([REPORT, PLAIN_REPORT, PLAIN_REPORT]);
    }
  );

  it('has all its fields the next time if leaving fields out did not help', async () => {
    const { acceptanceApi, getReports } = await startRejecting(400, () => true);
    await expect(acceptanceApi.send(ENDPOINT, REPORT)).rejects.toThrow(
      'invalidRequest'
    );
    await expect(acceptanceApi.send(ENDPOINT, REPORT)).rejects.toThrow(
      'invalidRequest'
    );
    expect(getReports()).toEqual([REPORT, PLAIN_REPORT, REPORT, PLAIN_REPORT]);
  });

  it.each([401, 404, 409, 500])(
    'is not sent twice after a %d',
    async status => {
      const { acceptanceApi, getReports } = await startRejecting(
        status,
        () => true
      );
      await expect(acceptanceApi.send(ENDPOINT, REPORT)).rejects.toThrow();
      expect(getReports()).toEqual([REPORT]);
    }
  );

  it('has only the documented fields if the endpoint takes no details', async () => {
    const { acceptanceApi, getReports } = await startRejecting(
      400,
      () => false
    );
    await acceptanceApi.send({ ...ENDPOINT, takesDetails: false }, REPORT);
    expect(getReports()).toEqual([PLAIN_REPORT]);
  });
});
