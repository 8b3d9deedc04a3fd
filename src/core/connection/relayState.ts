import {
  type IAdministratorConfig,
  parseAdministratorConfig
} from '../settings/administrator';
import { isRecord } from '../util/isRecord';

/** The source of a token that is on the Jupyter server. */
export type TokenSource = 'environment' | 'account' | 'typed' | 'administrator';

/** An account that Qiskit's runtime client has saved on the Jupyter server. */
export interface IAccount {
  readonly name: string;
  /** The IBM service that the account was saved for; may be empty. */
  readonly channel: string;
}

/** The state of the relay for one service; never a token. */
export interface IRelayState extends IAdministratorConfig {
  /** The root of the service. */
  readonly service: string;
  /** The source of the token for the service; null without a token. */
  readonly source: TokenSource | null;
  /** True if there is a token that was entered for another service. */
  readonly hasTokenForOtherService: boolean;
  readonly accounts: readonly IAccount[];
  /** The name of the account in use; null for none. */
  readonly account: string | null;
  /** True if the user has made a choice: one of the accounts, or none. */
  readonly isAccountChosen: boolean;
  /** The name of the chosen account if it no longer exists; otherwise null. */
  readonly missingAccount: string | null;
  /** True if a token that the user entered is stored for the service, in use or not. */
  readonly hasTypedToken: boolean;
  /** True if an older token could not be removed from the system's keyring. */
  readonly hasStaleCopy: boolean;
}

const TOKEN_SOURCES: readonly TokenSource[] = [
  'environment',
  'account',
  'typed',
  'administrator'
];

/** Parses the state of the relay; returns null if the value has another shape. */
export function parseRelayState(value: unknown): IRelayState | null {
  if (
    !isRecord(value) ||
    !isRecord(value['settings']) ||
    !isRecord(value['token'])
  ) {
    return null;
  }
  const { service, token, staleCopy } = value;
  const accounts = isRecord(token['accounts']) ? token['accounts'] : {};
  const typed = isRecord(token['typed']) ? token['typed'] : {};
  return {
    ...parseAdministratorConfig(value),
    service: toText(service),
    source: TOKEN_SOURCES.find(name => name === token['source']) ?? null,
    hasTokenForOtherService: token['reason'] === 'otherService',
    accounts: toList(accounts['names']).flatMap(parseAccount),
    account: toText(accounts['selected']) || null,
    isAccountChosen: accounts['chosen'] === true,
    missingAccount: toText(accounts['missing']) || null,
    // A stored token that can't be read can be deleted as well.
    hasTypedToken: [typed['location'], typed['problem']].some(
      entry => toText(entry) !== ''
    ),
    hasStaleCopy: staleCopy === true
  };
}

function parseAccount(value: unknown): IAccount[] {
  return isRecord(value) && typeof value['name'] === 'string'
    ? [{ name: value['name'], channel: toText(value['channel']) }]
    : [];
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
