import {
  type IAdministratorConfig,
  parseAdministratorConfig
} from '../settings/administrator';
import { isRecord } from '../util/isRecord';

/** Where a token on the Jupyter server comes from. */
export type TokenSource = 'environment' | 'account' | 'typed' | 'administrator';

/** An account that Qiskit's runtime client has saved on the Jupyter server. */
export interface IAccount {
  readonly name: string;
  /** Which of IBM's services it was saved for; may be empty. */
  readonly channel: string;
}

/** What the relay says of itself, for one service; never a token. */
export interface IRelayState extends IAdministratorConfig {
  /** The root of the service. */
  readonly service: string;
  /** The place that has a token for the service; null for none. */
  readonly source: TokenSource | null;
  /** Whether there is a token, and it was given for another service. */
  readonly hasTokenForOtherService: boolean;
  readonly accounts: readonly IAccount[];
  /** The name of the account in use; null for none. */
  readonly account: string | null;
  /** Whether a person chose among the accounts, be it none of them. */
  readonly isAccountChosen: boolean;
  /** A chosen account that is no longer there; null for none. */
  readonly missingAccount: string | null;
  /** Whether a typed token is stored for the service, be it used or not. */
  readonly hasTypedToken: boolean;
  /** Whether an older token could not be removed from the system's keyring. */
  readonly hasStaleCopy: boolean;
}

const TOKEN_SOURCES: readonly TokenSource[] = [
  'environment',
  'account',
  'typed',
  'administrator'
];

/** The relay's state; null for what is none. */
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
    // A damaged one can be cleared as well.
    hasTypedToken: [typed['location'], typed['problem']].some(
      it => toText(it) !== ''
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
