import type { TranslationBundle } from '@jupyterlab/translation';
import type { IModelDetail } from '../../core/api/modelDetail';
import type { IDisclaimer } from '../../wire/completionApi';
import { getPageLanguage } from '../dialogs/pageLanguage';
import { parseWebAddress } from '../dialogs/webAddress';

/** A name and what to say under it; a link where it is an address. */
export interface IFact {
  readonly name: string;
  readonly text: string;
  /** An http or https address; undefined for plain text. */
  readonly href?: string;
}

/** What a server says of a model, in the order of a person's interest. */
export function listModelFacts(
  detail: IModelDetail,
  trans: TranslationBundle
): IFact[] {
  const {
    id,
    owned_by,
    created,
    context_length,
    license_url,
    otherFields: more
  } = detail;
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
    ...more.map(([name, text]) => ({ name: name.replaceAll('_', ' '), text }))
  ].filter(({ text }) => text !== '');
}

/** In what state a disclaimer is, in a word or two; null stands for there being none. */
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

/** A text, and where it leads. */
function parseLinkedText(text: string): { text: string; href?: string } {
  const href = parseWebAddress(text);
  return href === null ? { text } : { text, href };
}

/** A day, from Unix time in seconds. */
function formatDay(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString(getPageLanguage(), { dateStyle: 'medium' });
}
