import type { TranslationBundle } from '@jupyterlab/translation';
import type { IModelDetail } from '../../core/api/modelDetail';
import type { IDisclaimer } from '../../wire/completionApi';
import { getPageLanguage } from '../dialogs/pageLanguage';
import { parseWebAddress } from '../dialogs/webAddress';

/** A named fact about a model. */
export interface IModelFact {
  readonly name: string;
  readonly text: string;
  /** The http or https address that the text links to, if any. */
  readonly href?: string;
}

/** Lists the facts that a server sends about a model, the most interesting first. */
export function listModelFacts(
  detail: IModelDetail,
  trans: TranslationBundle
): IModelFact[] {
  const { id, owned_by, created, context_length, license_url, otherFields } =
    detail;
  const standardFacts: [string, string][] = [
    [trans.__('Id'), id],
    [trans.__('Owner'), owned_by],
    [trans.__('Created'), created > 0 ? formatDay(created) : ''],
    [
      trans.__('Context'),
      context_length === undefined ? '' : trans.__('%1 tokens', context_length)
    ]
  ];
  const licence = {
    name: trans.__('Licence'),
    ...parseLinkedText(license_url ?? '')
  };
  return [
    ...standardFacts.map(([name, text]) => ({ name, text })),
    licence,
    ...otherFields.map(([name, text]) => ({
      name: name.replaceAll('_', ' '),
      text
    }))
  ].filter(({ text }) => text !== '');
}

/** Describes in a word or two whether a disclaimer is accepted; null stands for no disclaimer. */
export function describeAcceptance(
  disclaimer: IDisclaimer | null,
  trans: TranslationBundle
): string {
  if (disclaimer === null) {
    return trans.__('none');
  }
  return disclaimer.accepted
    ? trans.__('accepted')
    : trans.__('to be accepted');
}

/** Makes a text a link if it is the address of a web page. */
function parseLinkedText(text: string): { text: string; href?: string } {
  const href = parseWebAddress(text);
  return href === null ? { text } : { text, href };
}

/** Formats a day; returns an empty text for an invalid date. */
function formatDay(unixSeconds: number): string {
  const date = new Date(unixSeconds * 1000);
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString(getPageLanguage(), { dateStyle: 'medium' });
}
