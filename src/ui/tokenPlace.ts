import type { TranslationBundle } from '@jupyterlab/translation';
import type { TokenPlace } from '../core/relay/way';

/** Where a token is, in a few words. */
export function wordsOfPlace(
  place: TokenPlace,
  trans: TranslationBundle
): string {
  switch (place.kind) {
    case 'environment':
      return trans.__(
        'from QISKIT_IBM_TOKEN in the environment of the Jupyter server'
      );
    case 'account':
      return trans.__(
        'from the account “%1” in qiskit-ibm.json on the Jupyter server',
        place.name
      );
    case 'server':
      return trans.__('stored on the Jupyter server');
    case 'administrator':
      return trans.__('set by your administrator');
    case 'settings':
      return trans.__('in the settings of JupyterLab, as plain text');
    case 'otherService':
      return trans.__('none for this service, only for another one');
    case 'none':
      return trans.__('none');
  }
}
