import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  SecretsLifetime,
  TokenLocation
} from '../../core/connection/connectionInfo';

/** Describes the location of the token in a few words. */
export function describeTokenLocation(
  tokenLocation: TokenLocation,
  trans: TranslationBundle
): string {
  switch (tokenLocation.kind) {
    case 'environment':
      return trans.__(
        'from QISKIT_IBM_TOKEN in the environment of the Jupyter server'
      );
    case 'account':
      return trans.__(
        'from the account “%1” in qiskit-ibm.json on the Jupyter server',
        tokenLocation.name
      );
    case 'server':
      return trans.__('stored on the Jupyter server');
    case 'administrator':
      return trans.__('set by your administrator');
    case 'secrets':
      return trans.__('in the secrets manager of JupyterLab');
    case 'settings':
      return trans.__('in the settings of JupyterLab, as plain text');
    case 'otherService':
      return trans.__('none for this service, only for another one');
    case 'none':
      return trans.__('none');
  }
}

/** Explains where tokens that the user enters are stored without the relay. */
export function describePageTokenStorage(
  secrets: SecretsLifetime | null,
  trans: TranslationBundle
): string {
  switch (secrets) {
    case 'memory':
      return trans.__(
        'Without the relay a token is kept by the secrets manager of JupyterLab, in memory only: it is gone when you reload or close the page.'
      );
    case 'lasting':
      return trans.__(
        'Without the relay a token is kept by the secrets manager of JupyterLab, as configured there.'
      );
    case null:
      return trans.__(
        'Without the relay a token is kept in the settings of JupyterLab, as plain text: everyone who can read your settings can read it.'
      );
  }
}
