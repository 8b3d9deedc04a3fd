import type { TranslationBundle } from '@jupyterlab/translation';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import {
  explainProblem,
  formatExplanation
} from '../../ui/errors/explainProblem';
import type { IConnectionNotes, ISetupModel } from '../../ui/setup/setupModel';
import { describePageTokenStorage } from '../../ui/token/tokenLocation';
import type { ICommandContext } from '../base/commandContext';
import { UserServiceSettings } from './userServiceSettings';
import type { ServiceTrial } from './serviceTrial';

/** What the dialog that asks where completions come from shows, and can do. */
export async function createSetupModel(
  context: ICommandContext,
  trial: ServiceTrial
): Promise<ISetupModel> {
  const { host, settings, connection, trans } = context;
  const [{ findServers: lookForServers }, loadedConnection] = await Promise.all(
    [import('../../core/service/findServers'), connection.load()]
  );
  const { serviceUrl, defaultServiceUrl: given } = new UserServiceSettings(
    settings
  );
  const { status: state } = host;
  const isLocked: ISetupModel['isLocked'] = key =>
    settings.administrator.locked.includes(key);
  return {
    serviceUrl,
    defaultServiceUrl: given,
    get model() {
      return settings.current.model;
    },
    isLocked,
    problem:
      state.kind === 'failed'
        ? formatExplanation(explainProblem(state.problem, trans))
        : '',
    isPaused: settings.current.paused,
    getConnectionNotes: async () =>
      createConnectionNotes(
        await loadedConnection.describe(),
        window.location.hostname,
        trans
      ),
    findServers: (onFound, signal) =>
      lookForServers(loadedConnection.sendWithoutToken, onFound, signal),
    tryService: (...call) => trial.tryService(...call)
  };
}

/** What the dialog has to know of how requests travel from a page of a host. */
export function createConnectionNotes(
  { relay, secrets }: Pick<IConnectionInfo, 'relay' | 'secrets'>,
  hostname: string,
  trans: TranslationBundle
): IConnectionNotes {
  if (relay === null) {
    return {
      tokenNote: describePageTokenStorage(secrets, trans),
      loopbackNote: '',
      // Elsewhere a browser may ask whether the page may do that.
      canSearchAtOnce: isLoopbackHost(hostname)
    };
  }
  return {
    tokenNote: trans.__(
      'It will be on the Jupyter server only, and is sent to no other service.'
    ),
    loopbackNote: isLoopbackHost(hostname)
      ? ''
      : trans.__(
          'An address with 127.0.0.1 or localhost means the machine of the Jupyter server, not yours.'
        ),
    canSearchAtOnce: true
  };
}

/** Whether a page of this host comes from the machine that shows it. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(.*\.)?localhost$|^127\.|^\[::1\]$/.test(hostname);
}
