import type { TranslationBundle } from '@jupyterlab/translation';
import type { IModelDetail } from '../../core/api/modelDetail';
import type { IDisclaimer } from '../../wire/completionApi';
import { pageLanguage } from '../dialogs/pageLanguage';
import { webAddress } from '../dialogs/webAddress';

/** A name and what to say under it; a link where it is an address. */
export interface IFact {
  readonly name: string;
  readonly text: string;
  /** An http or https address; undefined for plain text. */
  readonly href?: string;
}

/** What a server says of a model, in the order of a person's interest. */
export function factsOf(
  detail: IModelDetail,
  trans: TranslationBundle
): IFact[] {
  const { id, owned_by, created, context_length, license_url, more } = detail;
  const known: [string, string][] = [
    [trans.__('Id'), id],
    [trans.__('Owner'), owned_by],
    [trans.__('Created'), created > 0 ? dateOf(created) : ''],
    [
      trans.__('Context'),
      context_length === undefined ? '' : trans.__('%1 tokens', context_length)
    ]
  ];
  const licence = { name: trans.__('Licence'), ...linked(license_url ?? '') };
  return [
    ...known.map(([name, text]) => ({ name, text })),
    licence,
    ...more.map(([name, text]) => ({ name: name.replaceAll('_', ' '), text }))
  ].filter(({ text }) => text !== '');
}

/** In what state a disclaimer is, in a word or two; null stands for there being none. */
export function wordsOfDisclaimer(
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
function linked(text: string): { text: string; href?: string } {
  const href = webAddress(text);
  return href === null ? { text } : { text, href };
}

/** A day, from Unix time in seconds. */
function dateOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString(pageLanguage(), { dateStyle: 'medium' });
}
