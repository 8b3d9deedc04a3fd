import type { IAssistantSettings } from '../settings/settings';
import { isTokenForService } from '../settings/tokenForService';
import type { IRelayState } from './relayState';

/** The location of the API token that is sent to the service. */
export type TokenLocation =
  /** An environment variable of the Jupyter server. */
  | { readonly kind: 'environment' }
  /** An account in `qiskit-ibm.json` on the Jupyter server. */
  | { readonly kind: 'account'; readonly name: string }
  /** The Jupyter server, which stores the token that the user has entered. */
  | { readonly kind: 'server' }
  /** The configuration of the administrator. */
  | { readonly kind: 'administrator' }
  /** The secrets manager of the page, with the token that the user has entered. */
  | { readonly kind: 'secrets' }
  /** The settings of JupyterLab, where everyone who can read them can read the token. */
  | { readonly kind: 'settings' }
  /** There is a token, but it was entered for another service. */
  | { readonly kind: 'otherService' }
  /** There is no token. */
  | { readonly kind: 'none' };

/** The lifetime of the secrets in a secrets manager: `memory` ends when the page is closed. */
export type SecretsLifetime = 'lasting' | 'memory';

/** The route of requests and the location of their token; never the token itself. */
export interface IConnectionInfo {
  /** The root of the service. */
  readonly service: string;
  /** The state of the relay; null if requests go directly to the service. */
  readonly relay: IRelayState | null;
  /** The secrets manager that stores the tokens that users enter; null for none. */
  readonly secrets: SecretsLifetime | null;
  readonly tokenLocation: TokenLocation;
}

/**
 * Returns the location of the token for a service, from the state of the relay
 * or, without a relay, from the settings.
 *
 * @param service - the root of the service.
 */
export function locateToken(
  relay: IRelayState | null,
  settings: IAssistantSettings,
  service: string
): TokenLocation {
  if (relay === null) {
    if (settings.token === '') {
      return { kind: 'none' };
    }
    return {
      kind: isTokenForService(settings, service) ? 'settings' : 'otherService'
    };
  }
  switch (relay.source) {
    case 'account':
      return { kind: 'account', name: relay.account ?? '' };
    case 'typed':
      return { kind: 'server' };
    case 'environment':
    case 'administrator':
      return { kind: relay.source };
    case null:
      return { kind: relay.hasTokenForOtherService ? 'otherService' : 'none' };
  }
}
