import type { TranslationBundle } from '@jupyterlab/translation';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import { isLoopbackHost } from '../../core/util/loopback';
import {
  explainProblem,
  formatExplanation
} from '../../ui/errors/explainProblem';
import type { IConnectionNotes, ISetupModel } from '../../ui/setup/setupModel';
import { describePageTokenStorage } from '../../ui/token/tokenLocation';
import type { ICommandContext } from '../base/commandContext';
import { UserServiceSettings } from './userServiceSettings';
import type { ServiceTrial } from './serviceTrial';

/** Creates the data and actions of the set-up dialog. */
export async function createSetupModel(
  context: ICommandContext,
  serviceTrial: ServiceTrial
): Promise<ISetupModel> {
  const { host, settings, connection, trans } = context;
  const [{ findServers }, loadedConnection] = await Promise.all([
    import('../../core/service/findServers'),
    connection.load()
  ]);
  const { serviceUrl, defaultServiceUrl } = new UserServiceSettings(settings);
  const { status } = host;
  const isLocked: ISetupModel['isLocked'] = key =>
    settings.administrator.locked.includes(key);
  return {
    serviceUrl,
    defaultServiceUrl,
    get model() {
      return settings.current.model;
    },
    isLocked,
    problemText:
      status.kind === 'failed'
        ? formatExplanation(explainProblem(status.problem, trans))
        : '',
    isPaused: settings.current.paused,
    getConnectionNotes: async () =>
      createConnectionNotes(
        await loadedConnection.describe(),
        window.location.hostname,
        trans
      ),
    findServers: (onFound, signal) =>
      findServers(loadedConnection.sendWithoutToken, onFound, signal),
    tryService: (...args) => serviceTrial.tryService(...args)
  };
}

/**
 * Describes how requests travel.
 *
 * @param hostname - the host of the page.
 */
export function createConnectionNotes(
  { relay, secrets }: Pick<IConnectionInfo, 'relay' | 'secrets'>,
  hostname: string,
  trans: TranslationBundle
): IConnectionNotes {
  if (relay === null) {
    return {
      tokenNote: describePageTokenStorage(secrets, trans),
      loopbackNote: '',
      // For pages of other hosts a browser may ask for permission.
      canSearchAtOnce: isLoopbackHost(hostname)
    };
  }
  return {
    tokenNote: trans.__(
      'It will be stored on the Jupyter server only, and sent to no other service.'
    ),
    loopbackNote: isLoopbackHost(hostname)
      ? ''
      : trans.__(
          'An address with 127.0.0.1 or localhost means the machine of the Jupyter server, not yours.'
        ),
    canSearchAtOnce: true
  };
}
