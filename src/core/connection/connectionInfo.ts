import type { IAssistantSettings } from '../settings/settings';
import type { IRelayState } from './relayState';

/** Where the token is that the service is sent. */
export type TokenLocation =
  /** In an environment variable of the Jupyter server. */
  | { readonly kind: 'environment' }
  /** In an account of the Jupyter server's `qiskit-ibm.json`. */
  | { readonly kind: 'account'; readonly name: string }
  /** Typed, and stored on the Jupyter server. */
  | { readonly kind: 'server' }
  | { readonly kind: 'administrator' }
  /** Typed, and in the secrets manager of the page. */
  | { readonly kind: 'secrets' }
  /** In the settings of JupyterLab, where everybody can read it who reads them. */
  | { readonly kind: 'settings' }
  /** There is one, and it was given for another service. */
  | { readonly kind: 'otherService' }
  | { readonly kind: 'none' };

/** Whether what a secrets manager keeps may outlive the page. */
export type SecretsLifetime = 'lasting' | 'memory';

/** How requests travel, and with which token; never a token itself. */
export interface IConnectionInfo {
  /** The root of the service that is asked. */
  readonly service: string;
  /** The relay's state; null where requests go straight to the service. */
  readonly relay: IRelayState | null;
  /** The secrets manager that a typed token goes to; null for none. */
  readonly secrets: SecretsLifetime | null;
  readonly tokenLocation: TokenLocation;
}

/** Where the token for a service is, by what the relay says, or the settings. */
export function locateToken(
  relay: IRelayState | null,
  { token, tokenService }: IAssistantSettings,
  service: string
): TokenLocation {
  if (relay === null) {
    if (token === '') {
      return { kind: 'none' };
    }
    const isForService = tokenService === '' || tokenService === service;
    return { kind: isForService ? 'settings' : 'otherService' };
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
