import type { TranslationBundle } from '@jupyterlab/translation';

/** What may be wrong with an address that answers, but not as a service. */
export function explainWrongUrl(
  likelyUrl: string | undefined,
  trans: TranslationBundle
): { why: string; todo: string } {
  return {
    why: trans.__(
      'The address may be wrong, or a proxy or a login page in between.'
    ),
    todo:
      likelyUrl === undefined
        ? trans.__('Check the service URL and the dialect in the settings.')
        : trans.__('Check the service URL: did you mean %1?', likelyUrl)
  };
}
