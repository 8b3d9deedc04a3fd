import { CommandIDs } from '../commands';
import { HOSTED_URL } from '../core/settings';
import type { ISetupDesk } from '../ui/setup/setupDesk';
import { addAction } from './add';
import { testService } from './connectionTest';
import type { IDesk } from './desk';

/** The command that lets a person choose where completions come from. */
export function addSetUp(desk: IDesk): void {
  const { app, host, settings, trans } = desk;
  addAction(desk, CommandIDs.setUp, {
    label: trans.__('Choose Where Completions Come From…'),
    execute: async () => {
      const { setUpInDialog } = await import('../ui/setup/setupDialog');
      const before = settings.current;
      const serviceUrl = ownServiceUrl(desk);
      const setup = await setUpInDialog(await setupDesk(desk), trans);
      if (setup === null) {
        if (settings.current.serviceUrl !== before.serviceUrl) {
          await settings.set('serviceUrl', serviceUrl);
          await settings.set('model', before.model);
          await settings.set('token', before.token);
        }
        return;
      }
      if (setup.model !== null && setup.model !== settings.current.model) {
        await settings.set('model', setup.model);
      }
      host.loaded?.renew();
      if (setup.review) {
        await app.commands.execute(CommandIDs.reviewDisclaimer);
      }
    }
  });
}

/** What the dialog shows, and what it can do. */
async function setupDesk(desk: IDesk): Promise<ISetupDesk> {
  const { host, settings, connection, trans } = desk;
  const [{ lookForServers }, { explain }, { wordsOfPageToken }, way] =
    await Promise.all([
      import('../core/lookForServers'),
      import('../ui/problems'),
      import('../ui/tokenPlace'),
      connection.load()
    ]);
  const isLocked: ISetupDesk['isLocked'] = key =>
    settings.administrator.locked.includes(key);
  let problem = '';
  if (host.state.kind === 'failed') {
    const { what, todo } = explain(host.state.problem, trans);
    problem = `${what} ${todo}`;
  }
  return {
    serviceUrl: ownServiceUrl(desk),
    given: givenServiceUrl(desk),
    get model() {
      return settings.current.model;
    },
    isLocked,
    problem,
    about: async () => {
      const { relay, secrets } = await way.describe();
      return relay === null
        ? { token: wordsOfPageToken(secrets, trans), loopback: '' }
        : {
            token: trans.__(
              'It will be on the Jupyter server only, and is sent to no other service.'
            ),
            loopback: isLoopback(window.location.hostname)
              ? ''
              : trans.__(
                  'An address with 127.0.0.1 or localhost means the machine of the Jupyter server, not yours.'
                )
          };
    },
    look: async (onFound, signal) => {
      if (!settings.current.paused) {
        await lookForServers(way.sendWithoutToken, onFound, signal);
      }
    },
    use: async (serviceUrl, token, signal) => {
      if (!isLocked('serviceUrl') && serviceUrl !== ownServiceUrl(desk)) {
        await settings.set('serviceUrl', serviceUrl);
        if (!isLocked('model')) {
          // That of another service.
          await settings.set('model', '');
        }
      }
      if (token !== '') {
        await way.setToken(token);
      }
      return testService(desk, signal);
    }
  };
}

/** The service of who has chosen none. */
function givenServiceUrl({ settings }: IDesk): string {
  return settings.administrator.settings.serviceUrl || HOSTED_URL;
}

/** What the person has chosen; empty for nothing. */
function ownServiceUrl(desk: IDesk): string {
  const { serviceUrl } = desk.settings.current;
  return serviceUrl === givenServiceUrl(desk) ? '' : serviceUrl;
}

/** Whether a page of this host comes from the machine that shows it. */
function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    /^127\.|^\[::1\]$/.test(host)
  );
}
