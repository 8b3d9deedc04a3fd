import type { TranslationBundle } from '@jupyterlab/translation';
import type { IWay } from '../../core/connection/connectionInfo';
import { explain, wordsOf } from '../../ui/errors/explainProblem';
import type { IAboutWay, ISetupDesk } from '../../ui/setup/setupModel';
import { wordsOfPageToken } from '../../ui/token/tokenLocation';
import type { IDesk } from '../base/commandContext';
import { OwnSettings } from './userServiceSettings';
import type { Trial } from './serviceTrial';

/** What the dialog that asks where completions come from shows, and can do. */
export async function setupDesk(
  desk: IDesk,
  trial: Trial
): Promise<ISetupDesk> {
  const { host, settings, connection, trans } = desk;
  const [{ lookForServers }, way] = await Promise.all([
    import('../../core/service/findServers'),
    connection.load()
  ]);
  const { serviceUrl, given } = new OwnSettings(settings);
  const { state } = host;
  const isLocked: ISetupDesk['isLocked'] = key =>
    settings.administrator.locked.includes(key);
  return {
    serviceUrl,
    given,
    get model() {
      return settings.current.model;
    },
    isLocked,
    problem:
      state.kind === 'failed' ? wordsOf(explain(state.problem, trans)) : '',
    isPaused: settings.current.paused,
    about: async () =>
      aboutWay(await way.describe(), window.location.hostname, trans),
    look: (onFound, signal) =>
      lookForServers(way.sendWithoutToken, onFound, signal),
    use: (...call) => trial.use(...call)
  };
}

/** What the dialog has to know of how requests travel from a page of a host. */
export function aboutWay(
  { relay, secrets }: Pick<IWay, 'relay' | 'secrets'>,
  host: string,
  trans: TranslationBundle
): IAboutWay {
  if (relay === null) {
    return {
      token: wordsOfPageToken(secrets, trans),
      loopback: '',
      // Elsewhere a browser may ask whether the page may do that.
      looksAtOnce: isLoopback(host)
    };
  }
  return {
    token: trans.__(
      'It will be on the Jupyter server only, and is sent to no other service.'
    ),
    loopback: isLoopback(host)
      ? ''
      : trans.__(
          'An address with 127.0.0.1 or localhost means the machine of the Jupyter server, not yours.'
        ),
    looksAtOnce: true
  };
}

/** Whether a page of this host comes from the machine that shows it. */
export function isLoopback(host: string): boolean {
  return /^(.*\.)?localhost$|^127\.|^\[::1\]$/.test(host);
}
